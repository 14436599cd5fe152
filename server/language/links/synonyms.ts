/** Words for the same work or thing in reses and pokir items; the first word names the concept. */
export const groups = `
rehab: perbaikan memperbaiki diperbaiki rehabilitasi direhabilitasi rehab direhab renovasi direnovasi merenovasi memulihkan pemulihan pembenahan dibenahi membenahi pemeliharaan perawatan revitalisasi ditambal penambalan penggantian diganti mengganti betulkan dibetulkan pembetulan pemugaran dipugar dipermak restorasi
bangun: pembangunan membangun dibangun bangun bangunkan pembuatan dibuat membuat dibuatkan dibangunkan mendirikan pendirian perluasan penambahan ditambah penataan dirikan didirikan bikin dibikin bikinkan dibikinkan
rusak: rusak kerusakan hancur jebol ambruk roboh lapuk keropos retak bocor reyot bolong berlubang lubang runtuh pecah karatan berkarat amblas putus ambrol ambles remuk rontok patah copot mengelupas terkelupas kelupas kupas rembes merembes miring terkikis tergerus
aspal: pengaspalan aspal diaspal mengaspal hotmix dihotmix lapen peningkatan ditingkatkan kubangan berlumpur overlay pelapisan dilapis
beton: rabat cor betonisasi semenisasi dicor dirabat pengecoran pengerasan diperkeras
paving: paving dipaving pavingisasi conblock
adakan: pengadaan bantuan penyediaan pemberian disediakan dibantu penyaluran hibah diberi diberikan stimulan dukungan pembelian membeli dibelikan dikasih
lampu: lampu penerangan pju lpju gelap gulita pjuts penerang lentera
jaminan: jkn bpjs pbi kis jamkesda
irigasi: irigasi jitut
bendung: bendung bendungan dam cekdam checkdam
embung: embung waduk kolam
drainase: drainase drenase selokan parit got saluran comberan riol
gorong: gorong
genang: genangan tergenang menggenang banjir meluap kebanjiran terendam rob
mampet: mampet mampat tersumbat sumbat buntu mandek
tanggul: tanggul abrasi pemecah revetment
bronjong: bronjong beronjong gabion
talut: talut talud turap senderan plengsengan siring tpt dpt longsor tebing
jembatan: jembatan titian titi sling rawayan cukang jerambah gertak
airbersih: airbersih pamsimas pipanisasi perpipaan pipa spam ledeng hidran leding
sumurbor: sumurbor
sekolah: sekolah sd smp sdn smpn madrasah sman sma smk smkn mts
kelas: rkb kelas ruangbelajar
lab: laboratorium lab
mebel: mebel mebeler mebelair mebeleur mobiler mobilier meubel meubelair
puskesmas: puskesmas
pustu: pustu poskesdes polindes
posyandu: posyandu penimbangan
ambulans: ambulans ambulan
ambulanslaut: ambulanslaut
cctv: cctv
bidan: bidan
guru: guru
dokter: dokter
perawat: perawat
ibadah: masjid musala mushola mushala musholla musolla langgar surau gereja pura
latih: pelatihan latih dilatih bimtek kursus pembekalan keterampilan melatih workshop belajar
traktor: traktor tractor handtraktor kultivator
perontok: perontok thresher
bibit: bibit benih peremajaan
pupuk: pupuk
ternak: ternak kambing sapi domba itik
kapal: kapal perahu sampan ketinting pompong jukung klotok biduk speedboat spit boat
mesin: mesin motor
jaring: jaring gillnet pukat jala bubu
rtlh: rtlh rutilahu bedah bsps
gedung: gedungserbaguna
surya: surya plts matahari
rumahdinas: rumahdinas
ruangtunggu: ruangtunggu
balaiadat: balaiadat baileo
sertifikat: sertifikat sertifikasi
komputer: komputer laptop chromebook
lingkar: lingkar keliling
pkl: pkl
wisata: wisata gazebo
damkar: damkar
pasar: pasar
los: los
kios: kios lapak
pendingin: pendingin coldstorage freezer
tpi: tpi pelelangan
pabrikes: pabrikes
apill: apill
puskeswan: puskeswan
timbangan: timbangan
uji: pengujian uji diuji pemeriksaan diperiksa periksa memeriksa
dermaga: dermaga tambatan jeti jetty tambat sandaran sandar labuh ponton
kontainer: kontainer container
rodatiga: rodatiga bentor viar
truk: truk truck
relokasi: relokasi direlokasi pemindahan dipindah
pompa: pompa pompanisasi alkon
sampah: sampah tps tps3r tpst tpa
lapang: lapangan lapang stadion
taman: taman rth
normal: normalisasi dinormalisasi pengerukan dikeruk mengeruk pendalaman sedimentasi dangkal pendangkalan
lebar: pelebaran dilebarkan melebarkan papasan berpapasan selisipan berselisih
umkm: umkm ukm
modal: modal permodalan
beasiswa: beasiswa kuliah
petani: petani tani poktan gapoktan
kelompok: kelompok
jamban: jamban wc toilet mck sanitasi septik kakus kencing
paud: paud tk kober
pencacah: pencacah chopper
makam: makam pemakaman kuburan pekuburan tpu
honor: honor insentif honorarium upah gaji
kantordesa: kantordesa
vaksin: vaksin vaksinasi
seragam: seragam
perpus: perpustakaan
jenazah: jenazah
listrik: listrik
pdam: pdam perumdam
pln: pln
mesintempel: mesintempel
internet: internet wifi sinyal bts tower telekomunikasi telepon seluler
jalan: jalan jl jln ruas gang lorong
tanjak: tanjakan turunan tikungan
jut: jut
trotoar: trotoar pedestrian
pagar: pagar pemagaran
atap: atap plafon genteng
lansia: lansia jompo simbah kakek nenek
difabel: difabel disabilitas penyandang
sembako: sembako pangan beras
pengaman: pengaman pembatas guardrail
`
