/** Property tests draw the same values in CI each time, so that a change is judged by itself; at a desk they draw new ones. */
import fc from 'fast-check'

if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_126 })
