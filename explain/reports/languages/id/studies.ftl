# Many studies: whose they are, and what became of each file that was met.
studies-title = Pemeriksaan
studies-count = Berkas ditemui: { $met }; dijelaskan: { $explained }; ditolak: { $refused }; dilewati: { $skipped }
studies-order = Yang paling mendesak lebih dahulu, lalu yang paling mungkin.
studies-raised = Ada yang ditemukan
studies-none = Tidak ada temuan yang melewati ambangnya
studies-refused = Ditolak: lihatlah sendiri
studies-skipped = Dilewati: bukan foto rontgen
studies-kept = Sudah selesai sebelumnya dan disimpan: { $count }. Dengan --again dikerjakan ulang.
studies-stopped = Dihentikan: { $done } dari { $met } berkas sudah selesai.
studies-go_on = Hasilnya disimpan di { $folder }. Berikan perintah yang sama lagi untuk melanjutkan.

studies-skipped_file = dilewati { $file }: { $reason }
skipped-empty = Berkas ini kosong. Jika tadinya foto rontgen, salin lagi.
skipped-report = Ini laporan yang ditulis xvlm.
skipped-index = Ini daftar isi cakram. Gambar yang disebutnya dihitung sendiri-sendiri.
skipped-other = Ini bukan gambar dari jenis yang dibaca xvlm.

identity-path = Berkas
identity-name = Nama
identity-patient_id = Nomor pasien
identity-birth_date = Tanggal lahir
identity-age = Umur
identity-sex = Jenis kelamin
identity-study_date = Tanggal pemeriksaan
identity-accession = Nomor permintaan
age-D = { $count } hari
age-W = { $count } minggu
age-M = { $count } bulan
age-Y = { $count } tahun
sex-M = laki-laki
sex-F = perempuan
sex-O = lainnya
identity-letters = Huruf yang tampil sebagai _ tidak dapat digambar di sini. Lihat halaman HTML atau berkasnya.
