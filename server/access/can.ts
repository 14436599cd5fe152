/**
 * The one table of rights. Every route and every socket event asks it; what is not granted here is refused.
 * Closed parts (tertutup, rahasia) are open only to those who work in the rapat or were invited to it.
 */
import type {
  Action,
  Actor,
  BagianSubject,
  RapatSubject,
  RisalahSubject,
  Subject,
  UsulanSubject,
} from '../domain/access.ts'
import type { Akun, Peran } from '../domain/orang.ts'

type Rule = (akun: Akun | null, subject: Subject) => boolean
type Sitting = RapatSubject | BagianSubject | RisalahSubject

const anyone: Rule = () => true
const signedIn: Rule = (akun) => akun !== null
const role =
  (...peran: Peran[]): Rule =>
  (akun) =>
    akun !== null && peran.includes(akun.peran)

function sitting(subject: Subject): Sitting | null {
  return subject.kind === 'rapat' || subject.kind === 'bagian' || subject.kind === 'risalah'
    ? subject
    : null
}

const isSecretariat = (akun: Akun | null) => akun?.peran === 'sekretariat'
const isChair = (akun: Akun | null, s: Sitting) =>
  akun?.orangId != null && s.ketuaOrangId.includes(akun.orangId)
const isSecretary = (akun: Akun | null, s: Sitting) =>
  akun?.orangId != null && s.sekretarisOrangId === akun.orangId
const isOperator = (akun: Akun | null, s: Sitting) =>
  akun !== null && s.rapat.penugasan.operator.includes(akun.id)
const isNotulis = (akun: Akun | null, s: Sitting) =>
  akun !== null && s.rapat.penugasan.notulis.includes(akun.id)
const isInvited = (akun: Akun | null, s: Sitting) =>
  akun?.orangId != null && s.pesertaOrangId.includes(akun.orangId)
const worksIn = (akun: Akun | null, s: Sitting) =>
  isOperator(akun, s) || isNotulis(akun, s) || isChair(akun, s) || isSecretary(akun, s)

function isClosed(s: Sitting): boolean {
  if (s.kind === 'bagian') return s.bagian.sifat !== 'terbuka'
  if (s.kind === 'risalah') {
    return s.risalah.lingkup === 'lengkap' && s.rapat.bagian.some((b) => b.sifat !== 'terbuka')
  }
  return false
}

/** Open to `open`; where the subject is closed, only to those who work in the rapat (and `invited` if asked). */
function inSitting(
  open: (akun: Akun | null, s: Sitting) => boolean,
  closed: (akun: Akun | null, s: Sitting) => boolean = worksIn,
): Rule {
  return (akun, subject) => {
    const s = sitting(subject)
    if (s === null) return false
    return isClosed(s) ? closed(akun, s) : open(akun, s)
  }
}

const runs = inSitting((akun, s) => isSecretariat(akun) || worksIn(akun, s))

function readsUsulan(akun: Akun | null, { usulan }: UsulanSubject): boolean {
  if (akun === null) return false
  return isSecretariat(akun) || (akun.orangId !== null && akun.orangId === usulan.pengusulId)
}

const rules: Readonly<Record<Action, Rule>> = {
  'dewan.read': anyone,
  'dewan.write': role('admin'),
  'akun.manage': role('admin'),
  'orang.read': signedIn,
  'orang.write': role('admin', 'sekretariat'),
  'audit.read': role('admin'),
  'engine.manage': role('admin'),
  'kosakata.manage': role('admin', 'sekretariat'),
  'voice.manage': role('admin', 'sekretariat'),
  'session.own': signedIn,

  'rapat.list': anyone,
  'rapat.read': (akun, subject) => {
    const s = sitting(subject)
    return s !== null && (akun !== null || s.rapat.sifatAwal === 'terbuka')
  },
  'rapat.write': role('admin', 'sekretariat'),
  'rapat.run': runs,
  'rapat.correct': (akun, subject) => {
    const s = sitting(subject)
    if (s === null || akun === null) return false
    return akun.peran === 'admin' || isSecretariat(akun) || isSecretary(akun, s)
  },
  'hadir.write': runs,
  'pembicara.manage': runs,

  'bagian.siaran': (_akun, subject) =>
    subject.kind === 'bagian' &&
    subject.bagian.sifat === 'terbuka' &&
    subject.rapat.sifatAwal === 'terbuka',
  'bagian.read': inSitting(
    (akun) => akun !== null,
    (akun, s) => worksIn(akun, s) || isInvited(akun, s),
  ),
  'bagian.edit': inSitting(
    (akun, s) => isSecretariat(akun) || isNotulis(akun, s) || isSecretary(akun, s),
    (akun, s) => isNotulis(akun, s) || isSecretary(akun, s),
  ),
  'bagian.capture': inSitting(
    (akun, s) => isSecretariat(akun) || isOperator(akun, s) || isNotulis(akun, s),
    (akun, s) => isOperator(akun, s) || isNotulis(akun, s),
  ),
  'bagian.audio': inSitting(
    (akun) => akun !== null,
    (akun, s) => worksIn(akun, s),
  ),

  'risalah.read': (akun, subject) => {
    if (subject.kind !== 'risalah') return false
    if (subject.risalah.lingkup === 'publik' && subject.risalah.status === 'terbit') return true
    if (akun === null) return false
    return isClosed(subject) ? worksIn(akun, subject) || isInvited(akun, subject) : true
  },
  'risalah.freeze': inSitting(
    (akun, s) => isSecretariat(akun) || isNotulis(akun, s) || isSecretary(akun, s),
  ),
  'risalah.settle': inSitting(
    (akun, s) => isSecretariat(akun) || isChair(akun, s) || isSecretary(akun, s),
    (akun, s) => isChair(akun, s) || isSecretary(akun, s),
  ),
  'risalah.sign': (akun, subject) => {
    const s = sitting(subject)
    return s !== null && (isChair(akun, s) || isSecretary(akun, s))
  },
  'risalah.publish': role('sekretariat'),
  'risalah.verify': anyone,

  'usulan.list': signedIn,
  'usulan.ringkas': (akun, subject) => {
    if (subject.kind !== 'usulan' || akun === null) return false
    // A pokir is visible only to its own anggota and the secretariat; a notulis sees code, title and place.
    if (subject.usulan.jenis === 'pokir') {
      return akun.peran === 'notulis' || readsUsulan(akun, subject)
    }
    return true
  },
  'usulan.read': (akun, subject) => subject.kind === 'usulan' && readsUsulan(akun, subject),
  'usulan.write': (akun, subject) =>
    isSecretariat(akun) || (subject.kind === 'usulan' && readsUsulan(akun, subject)),
  'usulan.link': inSitting(
    (akun, s) => isSecretariat(akun) || isNotulis(akun, s) || isSecretary(akun, s),
    (akun, s) => isNotulis(akun, s) || isSecretary(akun, s),
  ),
  // That members ask for the same work is for the secretariat alone to know.
  'usulan.overlap': role('sekretariat'),
}

/** May `actor` do `action` on `subject`? Accounts that were switched off may do nothing. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const akun = actor.akun?.aktif === false ? null : actor.akun
  return rules[action](akun, subject)
}
