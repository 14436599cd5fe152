/** A rapat as it is scheduled or changed. The rules of its kind are seen while one chooses it. */
import {
  Alert,
  Button,
  Fieldset,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useForm } from '@mantine/form'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { JenisRapat, jenisRapat, type Rapat } from '../../../server/domain/rapat.ts'
import { type ApiError, notifyDone, notifyError, useApi, useSend } from '../../api.ts'
import { ClockInput, stopAtWrongClock } from '../../components/ClockInput.tsx'
import { LinkButton } from '../../components/links.tsx'
import { Page } from '../../components/Page.tsx'
import { Async } from '../../components/States.tsx'
import { dayIn } from '../../components/time.ts'
import { useSession } from '../../session.tsx'
import { formulir } from '../../text/rapat.ts'
import { sifatLabel, umum } from '../../text/umum.ts'
import { AcaraEditor } from './AcaraEditor.tsx'
import { EngineSelect } from './EngineSelect.tsx'
import { bodyOf, type Values, valuesOf } from './formValues.ts'
import { SifatChoice } from './SifatChoice.tsx'

export default function RapatFormPage() {
  const { rapatId } = useParams({ strict: false })
  return rapatId ? <EditRapat rapatId={rapatId} /> : <RapatForm rapat={null} />
}

function EditRapat({ rapatId }: { rapatId: string }) {
  const query = useApi('getRapat', { params: { rapatId } }, { staleTime: 0 })
  return <Async query={query}>{({ rapat }) => <RapatForm key={rapat.id} rapat={rapat} />}</Async>
}

const required = (value: string | null) => (value?.trim() ? null : formulir.wajib)

function RapatForm({ rapat }: { rapat: Rapat | null }) {
  const { dewan, skewMs } = useSession()
  const navigate = useNavigate()
  const client = useQueryClient()
  const form = useForm<Values>({
    initialValues: valuesOf(rapat, dayIn(dewan.zona, new Date(Date.now() + skewMs))),
    validate: {
      judul: required,
      tempat: required,
      tanggal: required,
      jamMulai: required,
    },
  })
  const done = async (saved: Rapat, message: string) => {
    await client.invalidateQueries({ queryKey: ['listRapat'] })
    await client.invalidateQueries({ queryKey: ['getRapat'] })
    notifyDone(message)
    await navigate({ to: '/rapat/$rapatId', params: { rapatId: saved.id } })
  }
  const refused = (error: ApiError) => {
    form.setErrors(error.fields)
    notifyError(error)
  }
  const create = useSend('createRapat', {
    quiet: true,
    onSuccess: (saved) => done(saved, formulir.dibuat),
  })
  const update = useSend('updateRapat', {
    quiet: true,
    onSuccess: (saved) => done(saved, formulir.diubah),
  })
  const locked = rapat !== null && rapat.status !== 'terjadwal'
  const rule = jenisRapat[form.values.jenis]

  const chooseJenis = (value: string | null) => {
    if (!value) return
    const jenis = value as JenisRapat
    // The kind's usual openness; what was chosen by hand before belongs to another kind.
    form.setValues({ jenis, sifatAwal: jenisRapat[jenis].sifatAwal })
  }
  const submit = (values: Values) => {
    const body = bodyOf(values)
    if (rapat === null) create.mutate({ body }, { onError: refused })
    else {
      update.mutate(
        { params: { rapatId: rapat.id }, body: { ...body, versi: rapat.versi } },
        { onError: refused },
      )
    }
  }

  return (
    <Page title={rapat ? formulir.ubah : formulir.baru} size="md">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!stopAtWrongClock(event.currentTarget)) form.onSubmit(submit)(event)
        }}
      >
        <Stack gap="xl">
          <Fieldset legend={formulir.apa} variant="unstyled">
            <Stack gap="md">
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <Select
                  label={formulir.jenis}
                  searchable
                  allowDeselect={false}
                  disabled={locked}
                  description={locked ? formulir.terkunci : undefined}
                  data={JenisRapat.options.map((value) => ({
                    value,
                    label: jenisRapat[value].nama,
                  }))}
                  value={form.values.jenis}
                  onChange={chooseJenis}
                  error={form.errors.jenis}
                />
                <TextInput
                  label={formulir.alat}
                  placeholder={formulir.alatContoh}
                  {...form.getInputProps('alat')}
                />
              </SimpleGrid>
              <TextInput
                label={formulir.judul}
                placeholder={formulir.judulContoh}
                required
                {...form.getInputProps('judul')}
              />
              <SifatChoice
                jenis={form.values.jenis}
                value={form.values.sifatAwal}
                disabled={locked}
                error={form.errors.sifatAwal}
                onChange={(sifat) => form.setFieldValue('sifatAwal', sifat)}
              />
              <Alert variant="light" color="gray" icon={<IconInfoCircle size={18} />}>
                <Text size="sm">
                  {formulir.sifatBawaan(sifatLabel[rule.sifatAwal])}{' '}
                  {formulir.dokumenAturan[rule.dokumen]} {formulir.mitraAturan[rule.mitra]}
                </Text>
              </Alert>
            </Stack>
          </Fieldset>

          <Fieldset legend={formulir.kapan} variant="unstyled">
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              <DatePickerInput
                label={formulir.tanggal}
                valueFormat="dddd, D MMMM YYYY"
                required
                disabled={locked}
                value={form.values.tanggal}
                onChange={(value) => form.setFieldValue('tanggal', value ?? '')}
                error={form.errors.tanggal}
              />
              <ClockInput
                label={formulir.mulai}
                required
                value={form.values.jamMulai}
                onChange={(value) => form.setFieldValue('jamMulai', value)}
                error={form.errors.jamMulai}
              />
              <ClockInput
                label={`${formulir.selesai} ${formulir.opsional}`}
                value={form.values.jamSelesai}
                onChange={(value) => form.setFieldValue('jamSelesai', value)}
                error={form.errors.jamSelesai}
              />
            </SimpleGrid>
            <TextInput
              mt="md"
              label={formulir.tempat}
              placeholder={formulir.tempatContoh}
              required
              {...form.getInputProps('tempat')}
            />
          </Fieldset>

          <Fieldset legend={formulir.acaraJudul} variant="unstyled">
            <AcaraEditor
              rows={form.values.acara}
              errors={form.errors}
              onChange={(rows) => form.setFieldValue('acara', rows)}
            />
          </Fieldset>

          <Fieldset legend={formulir.lain} variant="unstyled">
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              <TextInput label={formulir.nomor} {...form.getInputProps('nomor')} />
              <TextInput label={formulir.masaSidang} {...form.getInputProps('masaSidang')} />
              <TextInput label={formulir.tahunSidang} {...form.getInputProps('tahunSidang')} />
            </SimpleGrid>
            <EngineSelect
              engine={form.values.engine}
              model={form.values.model}
              closed={form.values.sifatAwal !== 'terbuka'}
              error={form.errors.engine}
              onChange={(engine, model) => form.setValues({ engine, model })}
            />
          </Fieldset>

          <Group justify="flex-end">
            {rapat ? (
              <LinkButton
                to="/rapat/$rapatId"
                params={{ rapatId: rapat.id }}
                variant="default"
                size="md"
              >
                {umum.batal}
              </LinkButton>
            ) : (
              <LinkButton to="/rapat" variant="default" size="md">
                {umum.batal}
              </LinkButton>
            )}
            <Button type="submit" size="md" loading={create.isPending || update.isPending}>
              {rapat ? formulir.simpan : formulir.simpanBaru}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
