/** The verdict: one sign that can be read from two metres, one word, one sentence. */
import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconRosetteDiscountCheckFilled,
} from '@tabler/icons-react'
import { type Verdict as Kind, verdictText } from '../../../text/verifikasi.ts'
import classes from '../verifikasi.module.css'

const looks = {
  asli: { of: IconRosetteDiscountCheckFilled, tone: classes.good },
  'asli-belum-dipercaya': { of: IconAlertTriangleFilled, tone: classes.warn },
  'tanpa-tanda-tangan': { of: IconAlertTriangleFilled, tone: classes.warn },
  diubah: { of: IconAlertOctagonFilled, tone: classes.bad },
  rusak: { of: IconAlertOctagonFilled, tone: classes.bad },
} as const

export function Verdict({ verdict }: { verdict: Kind }) {
  const { of: Sign, tone } = looks[verdict]
  return (
    <div className={`${classes.verdict} ${tone}`} role="status" data-verdict={verdict}>
      <Sign aria-hidden />
      <div>
        <div className={classes.word}>{verdictText[verdict].kata}</div>
        <p className={classes.sentence}>{verdictText[verdict].kalimat}</p>
      </div>
    </div>
  )
}
