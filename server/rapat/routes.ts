/** HTTP of rapat: each call of the API table to its step, seen through what the actor may know. */
import { can } from '../access/can.ts'
import type { RapatSubject } from '../domain/access.ts'
import { api } from '../domain/api.ts'
import type { RapatParts, RapatRoom } from './types.ts'
import { actionsOnBagian, actionsOnRapat, seesDetails, visibleRapat } from './visibility.ts'

export function routeRapat(parts: RapatParts & { room: RapatRoom }): void {
  const { http, room } = parts
  const subject = ({ params }: { params: { rapatId: string } }) => room.load(params.rapatId)

  http.handle(api.listRapat, {
    async run({ actor, query }) {
      const visible = (await room.list(query)).filter((s) => can(actor, 'rapat.read', s))
      return { rapat: visible.map((s) => visibleRapat(actor, s)) }
    },
  })

  http.handle(api.getRapat, {
    subject,
    async run({ actor }, loaded) {
      const s = loaded as RapatSubject
      const details = seesDetails(actor, s)
      const rapat = visibleRapat(actor, s)
      const risalah = (await parts.listRisalah(parts.store.db, rapat.id)).filter((r) =>
        can(actor, 'risalah.read', { ...s, kind: 'risalah', risalah: r }),
      )
      return {
        rapat,
        peserta: details ? await room.peserta(rapat.id) : [],
        // Why somebody was absent is nothing for the public.
        kehadiran: details && actor.akun !== null ? await room.kehadiran(rapat.id) : [],
        risalah,
        boleh: actionsOnRapat(actor, s),
        bolehBagian: actionsOnBagian(actor, { ...s, rapat }),
      }
    },
  })

  http.handle(api.createRapat, { run: ({ actor, body }) => room.create(body, actor) })
  http.handle(api.updateRapat, {
    subject,
    run: ({ actor, params, body }) => room.update(params.rapatId, body, actor),
  })
  http.handle(api.deleteRapat, {
    subject,
    async run({ actor, params }) {
      await room.remove(params.rapatId, actor)
      return { ok: true as const }
    },
  })
  http.handle(api.setPeserta, {
    subject,
    run: async ({ actor, params, body }) => ({
      peserta: await room.setPeserta(params.rapatId, body.orangId, actor),
    }),
  })
  http.handle(api.setPenugasan, {
    subject,
    run: ({ actor, params, body }) => room.setPenugasan(params.rapatId, body, actor),
  })
  http.handle(api.addUndangan, {
    subject,
    run: ({ actor, params, body }) => room.addUndangan(params.rapatId, body, undefined, actor),
  })
  http.handle(api.updatePeserta, {
    subject,
    run: ({ actor, params, body }) =>
      room.updatePeserta(params.rapatId, params.pesertaId, body, actor),
  })
  http.handle(api.removePeserta, {
    subject,
    async run({ actor, params }) {
      await room.removePeserta(params.rapatId, params.pesertaId, actor)
      return { ok: true as const }
    },
  })
  http.handle(api.setKehadiran, {
    subject,
    run: async ({ actor, params, body }) => ({
      kehadiran: await room.setKehadiran(
        params.rapatId,
        params.pesertaId,
        body.status,
        body.interval,
        actor,
      ),
    }),
  })

  http.handle(api.openRapat, {
    subject,
    run: ({ actor, params }) => room.open(params.rapatId, actor),
  })
  http.handle(api.correctOpening, {
    subject,
    run: ({ actor, params, body }) => room.correctOpening(params.rapatId, body, actor),
  })
  http.handle(api.skorsRapat, {
    subject,
    run: ({ actor, params }) => room.skors(params.rapatId, actor),
  })
  http.handle(api.cabutSkors, {
    subject,
    run: ({ actor, params }) => room.cabutSkors(params.rapatId, actor),
  })
  http.handle(api.changeSifat, {
    subject,
    run: ({ actor, params, body }) => room.changeSifat(params.rapatId, body.sifat, actor),
  })
  http.handle(api.closeRapat, {
    subject,
    run: ({ actor, params }) => room.close(params.rapatId, actor),
  })
}
