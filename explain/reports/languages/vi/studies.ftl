# Many studies: whose they are, and what became of each file that was met.
studies-title = Các lần chụp
studies-count = Tệp đã gặp: { $met }; đã giải thích: { $explained }; bị từ chối: { $refused }; bỏ qua: { $skipped }
studies-order = Khẩn nhất trước, rồi đến khả năng cao nhất.
studies-raised = Có dấu hiệu được tìm thấy
studies-none = Không có dấu hiệu nào vượt ngưỡng
studies-refused = Bị từ chối: hãy tự xem
studies-skipped = Bỏ qua: không phải phim X-quang
studies-kept = Đã xong từ trước và được giữ lại: { $count }. Thêm --again để làm lại.
studies-stopped = Đã dừng: xong { $done } trong { $met } tệp.
studies-go_on = Kết quả được giữ trong { $folder }. Chạy lại đúng lệnh đó để làm tiếp.

studies-skipped_file = bỏ qua { $file }: { $reason }
skipped-empty = Tệp trống. Nếu đây từng là phim X-quang, hãy chép lại.
skipped-report = Đây là báo cáo do xvlm viết.
skipped-index = Đây là danh mục của đĩa. Các hình nêu trong đó được đếm riêng.
skipped-other = Đây không phải là hình thuộc loại mà xvlm đọc được.

identity-path = Tệp
identity-name = Họ tên
identity-patient_id = Mã bệnh nhân
identity-birth_date = Ngày sinh
identity-age = Tuổi
identity-sex = Giới tính
identity-study_date = Ngày chụp
identity-accession = Số phiếu chỉ định
age-D = { $count } ngày
age-W = { $count } tuần
age-M = { $count } tháng
age-Y = { $count } tuổi
sex-M = nam
sex-F = nữ
sex-O = khác
identity-letters = Chữ hiện thành _ không vẽ được ở đây. Hãy xem trang HTML hoặc tệp.
