/** Who is signed in: global to the installation; in each workspace an account is at most one person. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly email: string | null
  /** May make workspaces; the first account has it. */
  readonly installationAdmin: boolean
}
