import type { Kysely } from 'kysely'

export type CoreTables = Record<never, never>

export async function up(_db: Kysely<unknown>): Promise<void> {}
