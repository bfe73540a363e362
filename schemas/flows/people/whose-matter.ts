/** From whom new steps find people, as a formula: the owner of the record that the flow is about; where it is about none, who asked for it. */
export const whoseMatter = (object: string | undefined): { readonly var: string } => ({ var: object === undefined ? 'requester' : 'record.owner' })
