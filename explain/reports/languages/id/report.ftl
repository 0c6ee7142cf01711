title = Penjelasan foto toraks
title-abstained = Tidak ada temuan yang diberikan untuk gambar ini
disclaimer = Bukan alat kesehatan. Membantu pembaca yang terlatih dan tidak pernah menggantikannya.
review-status = Teks bahasa Indonesia: konsep, belum ditinjau oleh klinisi.
    .status = drafted
phantom-banner = GAMBAR SINTETIS: dibuat oleh xvlm, bukan dari pasien

heading-findings = Temuan
heading-absent = Dicari dan tidak ditemukan
heading-cautions = Perhatian
heading-measures = Pengukuran
heading-codes = Kode
heading-provenance = Asal laporan ini
heading-limits = Keterbatasan

impression-some = { $count ->
   *[other] { $count } temuan melewati ambangnya: { $findings }.
}
impression-none = Tidak ada temuan yang melewati ambangnya. Ini tidak menyingkirkan penyakit.
impression-abstained = xvlm tidak memberikan temuan untuk gambar ini.
finding-certain = { $finding } ({ $certainty })
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = Gambar rebah atau terbalik: putar { $turn } lalu coba lagi.
abstention-other_view = Berkas itu sendiri menyatakan bahwa ini bukan pandangan frontal.
abstention-other_examination = Berkas itu sendiri menyatakan bahwa ini bukan foto rontgen dada.
abstention-negative = Gambar ini negatif: tulang tampak gelap dan udara tampak terang. Ekspor lagi dengan tulang terang.
abstention-not_chest_radiograph = Ini tidak tampak seperti foto toraks frontal.
abstention-no_lungs_seen = Paru tidak dapat terlihat di dalamnya.
abstention-unlike_training_images = Gambar terlalu berbeda dari gambar yang dipelajari model.
abstention-blank = Gambar kosong atau hampir tanpa kontras.
abstention-too_small = Piksel gambar terlalu sedikit.
turn-90 = seperempat putaran searah jarum jam (90°)
turn-180 = setengah putaran (180°)
turn-270 = seperempat putaran berlawanan arah jarum jam (90°)

caution-unlike_training_images = Gambar berbeda dari yang dipelajari model; angkanya kurang dapat dipercaya.
caution-child = Pasien adalah anak; model dilatih dan diukur terutama pada orang dewasa.
caution-lungs_cropped = Sebagian paru berada di luar gambar.
caution-patient_rotated = Satu lapang paru jauh lebih sempit daripada yang lain: pasien mungkin berputar ke satu sisi, atau satu paru lebih kecil.
caution-tilted = Dada miring ke satu sisi pada gambar; zona yang disebut mungkin bergeser.
caution-over_exposed = Paru sangat gelap (pajanan berlebih); detail halus mungkin hilang.
caution-under_exposed = Paru sangat terang (pajanan kurang); isinya mungkin tersembunyi.
caution-low_contrast = Kontras gambar rendah.
caution-low_resolution = Piksel gambar sedikit; temuan kecil mungkin terlewat.
caution-failed_gate = Salinan model ini gagal dalam pemeriksaannya: apa yang dikatakannya, dan letak yang ditunjukkannya, terlalu menyimpang dari model asalnya. Jangan mengandalkannya.
caution-window_ignored = Pengaturan tampilan pertama dalam berkas tidak cocok dengan gambarnya dan tidak dipakai.
caution-says_other_body_part = Berkas menyebut bagian tubuh lain, bukan dada. Pastikan bahwa ini gambar yang benar.
caution-says_other_view = Berkas menyebut ini pandangan frontal dan juga pandangan lain. Pastikan bahwa gambar diambil dari depan atau belakang.
caution-for_processing = Berkas berisi gambar mentah dari detektor, bukan gambar yang disiapkan untuk dibaca; ekspor yang itu bila bisa.
caution-partly_blank = Bagian atas atau bawah gambar kosong: gambar mungkin terpotong atau rusak.

certainty-possible = mungkin
certainty-probable = cukup mungkin
certainty-very_likely = sangat mungkin
certainty-scale = Kata untuk probabilitas temuan yang melewati ambangnya: mungkin di bawah { $probable }, cukup mungkin di bawah { $very_likely }, sangat mungkin mulai dari situ.

side-right = sisi kanan pasien
side-left = sisi kiri pasien
side-both = kedua sisi
side-central = bagian tengah dada
zone-right_upper = zona kanan atas
zone-right_middle = zona kanan tengah
zone-right_lower = zona kanan bawah
zone-left_upper = zona kiri atas
zone-left_middle = zona kiri tengah
zone-left_lower = zona kiri bawah
zone-outside_lungs = di luar paru
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = Di mana
label-why = Mengapa
label-consider = Pertimbangkan
label-threshold = ambang { $threshold }
test-figures = Probabilitas { $before }; dengan area ini ditutup { $hidden }; dengan area sama luas di tempat lain ditutup { $elsewhere }.
verdict-matters = Jawaban bertumpu pada area ini.
verdict-matters_little = Jawaban hanya sedikit bertumpu pada area ini.
verdict-does_not_matter = Jawaban tidak bertumpu pada area ini: jangan andalkan lokasi yang ditunjukkan.
untested = Tidak ada yang dapat ditutup, jadi lokasi yang ditunjukkan tidak diuji.
stated-yes = Penulis laporan model, yang ditanya tersendiri, juga menyebutnya.
stated-no = Penulis laporan model, yang ditanya tersendiri, tidak menyebutnya.
bar-before = gambar apa adanya
bar-hidden = area ini ditutup
bar-elsewhere = area lain ditutup

absent-note = Masing-masing tetap di bawah ambangnya. Tidak ditemukan bukan berarti tidak ada.

heart-ratio-PA = Rasio kardiotoraks { $ratio } (diukur pada gambar, proyeksi PA). Di atas { $limit } disebut membesar pada proyeksi PA orang dewasa (Danzer 1919).
heart-ratio-unknown = Rasio kardiotoraks { $ratio } (diukur pada gambar, proyeksi tidak diketahui). Di atas { $limit } disebut membesar pada proyeksi PA orang dewasa (Danzer 1919); proyeksi AP memperbesar jantung.
heart-ratio-AP = Rasio kardiotoraks tidak diukur: proyeksi AP memperbesar jantung.
heart-ratio-none = Rasio kardiotoraks tidak diukur: batas jantung tidak jelas.

provenance-image = Gambar { $source }, proyeksi { $view }
provenance-model = Model { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = Ambang dari model: { $point }
provenance-clinic-thresholds = Ambang klinik ini, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm } pada { $engine }, tabel temuan { $findings }
operating-point-few_false_alarms = sedikit alarm palsu
operating-point-best_f1 = keseimbangan antara yang terlewat dan alarm palsu (F1)
operating-point-sensitivity_90 = sensitivitas 90%
view-PA = PA
view-AP = AP
view-unknown = tidak diketahui

limits-list = Model mencari { $count } temuan dan tidak mencari yang lain. Tulang, alat, dan selang tidak dibaca.
limits-tuberculosis = Model tidak dilatih untuk mengenali { finding-tuberculosis }. Tidak ada jawaban di sini yang mendukung atau menyangkalnya.
limits-place = Garis tepi menunjukkan apa yang memengaruhi model ini. Itu bukan bukti penyakit.
limits-sides = Sisi berlaku bila gambar ditampilkan seperti biasa, kanan pasien di kiri pengamat. Gambar yang tercermin menukarnya.
limits-consider = Yang perlu dipertimbangkan juga adalah daftar umum dan tidak dibaca dari gambar ini.

marker-right = R
marker-left = L
show = Tampilkan pada gambar
image-alt = Foto toraks dengan garis tepi bukti setiap temuan
percent-under = < { $percent }
percent-over = > { $percent }

note = catatan
note-wrote = { $file } ditulis
note-fallback = { $wanted } tidak dapat dipakai di sini; memakai { $engine }
step-explaining = menjelaskan
