import type { Kysely } from 'kysely'

export type RisalahTables = Record<never, never>

export async function up(_db: Kysely<unknown>): Promise<void> {}
