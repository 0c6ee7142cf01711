# Jawaban atas pertanyaan tentang gambar.
ask-raised = { $finding }: melewati ambang, { $probability }, { $certainty }; ambangnya { $threshold }.
ask-raised-just = { $finding }: melewati ambang, tetapi hanya selisih tipis, { $probability }, { $certainty }.
ask-not-raised = { $finding }: tidak melewati ambang, { $probability }, di bawah ambangnya { $threshold }.
ask-just-below = { $finding }: tidak melewati ambang, tetapi hanya selisih tipis, { $probability }.
ask-below = { $finding }: tidak melewati ambang, { $probability }.
ask-not-absent = Tidak ditemukan bukan berarti tidak ada.
ask-where = Yang mendukung «{ $finding }» ada di sini: { $zones }.
ask-where-side = Yang mendukung «{ $finding }» ada di sini: { $side } ({ $zones }).
ask-no-place = Karena itu tidak ada lokasi yang ditunjukkan untuk «{ $finding }».
ask-no-cautions = Tidak ada apa pun pada gambar itu sendiri yang membuat angkanya kurang pasti.

ask-more-likely = Dari keduanya, «{ $finding }» di sini lebih mungkin daripada «{ $other }».
ask-equally = Di sini «{ $finding }» dan «{ $other }» kurang lebih sama mungkinnya.
ask-without = Bila yang mendukung «{ $finding }» ditutup, probabilitasnya berubah dari { $before } menjadi { $hidden }; bila area sama luas di tempat lain ditutup, menjadi { $elsewhere }.
ask-without-other = Bila yang mendukung «{ $finding }» ditutup, «{ $other }» berubah dari { $before } menjadi { $hidden }; bila area sama luas di tempat lain ditutup, menjadi { $elsewhere }.
ask-shared-evidence = Jadi area yang mendukung «{ $finding }» juga mendukung «{ $other }»: dari area itu saja keduanya tidak dapat dibedakan.
ask-own-evidence = Jadi area yang mendukung «{ $finding }» tidak banyak berarti bagi «{ $other }».
ask-rival-evidence = Jadi area yang mendukung «{ $finding }» menentang «{ $other }».
ask-would-stay = «{ $finding }» masih akan melewati ambangnya.
ask-would-go = «{ $finding }» tidak akan lagi melewati ambangnya.
ask-would-come = «{ $finding }» kemudian akan melewati ambangnya.
ask-hiding-limits = Menutup suatu area menunjukkan apa yang menjadi tumpuan model ini. Itu tidak meramalkan keadaan pasien.
ask-nothing-to-hide = Tidak ada yang dapat ditutup untuk «{ $finding }».
ask-nothing-goes-with = Yang dipelajari penulis laporan model tidak mengatakan hal yang jelas tentang temuan lain andai ada «{ $finding }».

ask-consider = Bersama «{ $finding }», pertimbangkan juga: { $terms }.
ask-considered = «{ $term }» ada dalam daftar umum yang perlu dipertimbangkan bersama «{ $finding }».
ask-signs = Tanda «{ $term }» yang tidak dimiliki «{ $other_term }», untuk Anda cari sendiri: { $signs }.

ask-no-prior = Saya tidak dapat mengatakannya dari gambar ini saja: berikan juga gambar sebelumnya (--prior).
ask-prior-refused = Saya tidak dapat membandingkan: gambar sebelumnya tidak mendapat temuan.
ask-prior-same = Saya tidak dapat membandingkan: kedua gambar itu sama.
ask-prior-views = Saya tidak dapat membandingkan: proyeksi sebelumnya { $earlier_view }, yang ini { $view }, dan itu saja sudah mengubah angkanya.
ask-prior-view-unknown = Proyeksi setidaknya satu dari kedua gambar tidak diketahui; bila yang satu PA dan yang lain AP, jangan percayai perubahannya.
ask-appeared = Baru: «{ $finding }», { $then } dahulu dan { $now } sekarang.
ask-gone = Tidak lagi melewati ambang: «{ $finding }», { $then } dahulu dan { $now } sekarang.
ask-risen = Lebih mungkin daripada sebelumnya: «{ $finding }», { $then } dahulu dan { $now } sekarang.
ask-fallen = Kurang mungkin daripada sebelumnya: «{ $finding }», { $then } dahulu dan { $now } sekarang.
ask-steady = Tidak jelas berubah: «{ $finding }», { $then } dahulu dan { $now } sekarang.
ask-side-changed = Sisi «{ $finding }» berubah: { $earlier_side } dahulu, { $side } sekarang.
ask-no-change = Tidak ada temuan yang jelas berubah.
ask-prior-limits = Perubahan disebut jelas bila lebih besar daripada akibat pergeseran kecil salah satu gambar. Tidak diperiksa apakah kedua gambar berasal dari pasien yang sama.

ask-not-looked-for = Saya tidak dapat mengatakannya dari gambar ini: model tidak mencari «{ $term }».
ask-cannot-tell = Saya tidak dapat mengatakannya dari gambar ini.
ask-can-ask = Anda dapat bertanya: mengapa atau mengapa bukan suatu temuan, mengapa yang ini dan bukan yang itu, di mana, seberapa yakin, bagaimana jika ditutup atau jika ada, apa lagi yang mungkin, apa yang berubah, seberapa serius, dan apa langkah berikutnya. Ajukan dalam bahasa Inggris, Prancis, Spanyol, Portugis, atau Swahili.
ask-other-language = xvlm belum dapat ditanyai dalam bahasa ini. Ajukan dalam bahasa Inggris, Prancis, Spanyol, Portugis, atau Swahili.
