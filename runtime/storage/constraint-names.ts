/** Constraints and indexes are named by ids, which never change, so a rename touches none of them. */
export const constraintName = {
  unique: (uniqueId: string): string => uniqueId,
  index: (indexId: string): string => indexId,
  reference: (fieldId: string): string => `ref_${fieldId}`,
  /** The index that finds the records which point at one that is deleted. */
  referenceIndex: (fieldId: string): string => `ref_${fieldId}_idx`,
  /** The check that a record which is not in the recycle bin has a value. */
  required: (fieldId: string): string => `req_${fieldId}`,
  primaryKey: (objectId: string): string => `pk_${objectId}`,
  searchIndex: (objectId: string): string => `search_${objectId}`,
  /** Finds the records that one person owns. */
  ownerIndex: (objectId: string): string => `own_${objectId}`,
  /** Finds the records that were deleted together. */
  binIndex: (objectId: string): string => `bin_${objectId}`,
}

/** The names that trashed tables and columns take until they are restored or emptied. */
export const trashName = (id: string): string => `_trash_${id}`
