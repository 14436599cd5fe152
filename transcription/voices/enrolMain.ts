/** The process that enrols one person: hears one question from its parent, answers it and ends. */
import { RisalahError } from '../../server/domain/errors.ts'
import type { EnrolAnswer, EnrolQuestion } from './enrolment.ts'
import { openVoices } from './index.ts'

async function answerTo(question: EnrolQuestion): Promise<EnrolAnswer> {
  try {
    const room = await openVoices({ dataDir: question.dataDir })
    return { voice: await room.enrol(question.sound, question.leastSpeechMs) }
  } catch (error) {
    const missing = error instanceof RisalahError && error.code === 'model_missing'
    return { fault: error instanceof Error ? error.message : String(error), missing }
  }
}

process.once('message', async (raw) => {
  const answer = await answerTo(raw as EnrolQuestion)
  process.send?.(answer, () => process.exit(0))
})
process.on('disconnect', () => process.exit(0))
// The terminal's Ctrl-C reaches the whole group; the parent decides when this process ends.
process.on('SIGINT', () => {})
