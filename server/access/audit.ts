/** The audit log as rooms see it: who did what to which thing. Ids only; names and words stay out of the chain. */
import { api } from '../domain/api.ts'
import type { Http } from '../http/index.ts'
import { findAkun } from '../store/akun.ts'
import { appendAudit, auditIntact, listAudit } from '../store/audit.ts'
import type { Store } from '../store/index.ts'

export type AuditEntry = {
  akunId: string | null
  aksi: string
  subjek: string
  rincian?: Record<string, unknown>
}
export type Audit = (entry: AuditEntry) => Promise<void>

export function createAudit(parts: { store: Store; clock: () => Date }): Audit {
  return ({ rincian = {}, ...entry }) =>
    appendAudit(parts.store.db, { ...entry, rincian, at: parts.clock().toISOString() })
}

/** The page of the log; the account's name is looked up now, so that erasing a person reaches it too. */
export function routeAudit({ store, http }: { store: Store; http: Http }): void {
  let utuh = true
  http.handle(api.listAudit, {
    async run({ query }) {
      const records = await listAudit(store.db, query.before)
      const names = new Map<string, string>()
      for (const id of new Set(records.map((r) => r.akunId))) {
        const akun = id === null ? null : await findAkun(store.db, id)
        if (akun) names.set(akun.id, akun.nama)
      }
      const rows = records.map(({ akunId, ...row }) => ({
        ...row,
        akun: akunId === null ? null : (names.get(akunId) ?? akunId),
      }))
      // The whole chain is gone through when the log is opened, not again for each older page of it.
      if (query.before === undefined || !utuh) utuh = await auditIntact(store.db)
      return { rows, utuh }
    },
  })
}
