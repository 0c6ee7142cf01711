# Yang mengikuti dari temuan, dan tingkat dari seluruh jawaban sampai ke gambar.
level-impression = Kesan
level-finding = Satu temuan
level-region = Daerah
level-pixels = Piksel

heading-next = Langkah berikutnya
label-urgency = Kegentingan
label-supports = Yang mendukung
label-against = Yang menyangkal
label-what_if = Bagaimana jika
label-outline = Garis tepi

urgency-now = Sekarang: jika memang ada, ini tidak dapat menunggu.
urgency-soon = Hari ini: pastikan sebelum pasien pulang.
urgency-routine = Biasa: dapat menunggu kunjungan biasa.
urgency-soon_lowered = Hari ini: ini tidak pasti, tetapi jika pasien tampak sakit, jangan menunggu.
urgency-routine_lowered = Biasa: ini tidak pasti; jika pasien tampak sakit, pastikan hari ini.

next-look_at_patient = Lihat pasien lebih dulu; gambar menyusul.
next-look_further = Jika pasien tampak sakit, teruslah mencari, apa pun kata jawaban ini.
next-compare = Bandingkan dengan gambar sebelumnya, jika ada.
next-lateral = Proyeksi lateral dapat menunjukkan letaknya.
next-expiration = Foto ulang dalam posisi tegak dan ekspirasi dapat memperlihatkan tepi paru dengan lebih baik.
next-upright_pa = Foto ulang dalam posisi tegak, proyeksi PA, memperlihatkan besar jantung dengan lebih baik.
next-ultrasound = USG, jika tersedia, memperlihatkan cairan dengan lebih baik.
next-test_tuberculosis = Di tempat { finding-tuberculosis } banyak terjadi, lakukan tesnya; jawaban ini tidak mengatakan apa pun tentangnya.
next-follow_up = Ulangi foto kemudian, untuk melihat apakah sudah hilang.
next-refer = Atur agar diperiksa lebih lanjut, dengan CT jika tersedia.
note-next = Langkah ini bersifat umum dan masih konsep untuk didiskusikan; pembaca terlatih yang memutuskan.

against-outside_lungs = { $share } dari yang memengaruhi jawaban berada di luar paru.
against-foreign_object = Ada alat atau tanda di tempat ini: mungkin itulah yang dilihat model.
stability-stable = Digeser satu piksel, gambar memberi { $lowest } sampai { $highest }: temuan tetap di atas ambangnya.
stability-unstable = Tidak stabil: digeser satu piksel, gambar memberi { $lowest } sampai { $highest }, dan temuan jatuh di bawah ambangnya.
unstable-absent = Tidak stabil: { $finding } di bawah ambangnya, tetapi digeser satu piksel gambar memberi { $highest }, yang melewatinya.
untested-budget = Temuan terlalu banyak untuk diuji satu per satu, jadi lokasi yang ditunjukkan tidak diuji.

if-hidden-falls = Tanpa area ini, { $finding } akan turun dari { $before } menjadi { $hidden }.
if-hidden-rises = Tanpa area ini, { $finding } akan naik dari { $before } menjadi { $hidden }.
if-hidden-same = Tanpa area ini, { $finding } akan menjadi { $hidden }, bukan { $before }: temuan tidak bertumpu pada area ini.
if-stated = Andai ada { $given }, penulis laporan model akan menyebut { $finding } dengan { $chance }, bukan { $chance_alone }. Ini asosiasi yang dipelajarinya, bukan sebab.

region-outline = Garis tepi memuat { $support } dari yang menggerakkan jawaban ke arah temuan, pada { $area } dari gambar.
pixels-legend = Tempat jingga menaikkan jawaban, tempat biru menurunkannya. Model melihat kotak kasar: detail yang lebih halus tidak berarti apa-apa.
