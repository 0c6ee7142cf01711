# Điều rút ra từ các dấu hiệu, và các mức từ toàn bộ câu trả lời xuống đến hình.
level-impression = Kết luận
level-finding = Từng dấu hiệu
level-region = Khu vực
level-pixels = Điểm ảnh

heading-next = Làm gì tiếp theo
label-urgency = Mức khẩn
label-supports = Ủng hộ
label-against = Phản bác
label-what_if = Nếu như
label-outline = Đường viền

urgency-now = Ngay bây giờ: nếu có thật thì không thể chờ.
urgency-soon = Hôm nay: làm rõ trước khi bệnh nhân ra về.
urgency-routine = Thường quy: có thể chờ đến lần khám thường.
urgency-soon_lowered = Hôm nay: chưa chắc, nhưng nếu bệnh nhân không khỏe thì đừng chờ.
urgency-routine_lowered = Thường quy: chưa chắc; nếu bệnh nhân không khỏe, hãy làm rõ trong hôm nay.

next-look_at_patient = Hãy xem bệnh nhân trước; hình đến sau.
next-look_further = Nếu bệnh nhân không khỏe, hãy tìm tiếp, dù câu trả lời này nói gì.
next-compare = So sánh với hình cũ, nếu có.
next-lateral = Phim nghiêng có thể cho thấy nó nằm ở đâu.
next-expiration = Chụp lại ở tư thế đứng và thở ra có thể cho thấy bờ phổi rõ hơn.
next-upright_pa = Chụp lại ở tư thế đứng, phim PA, cho thấy cỡ tim rõ hơn.
next-ultrasound = Siêu âm, nếu có, cho thấy dịch rõ hơn.
next-test_tuberculosis = Nơi { finding-tuberculosis } hay gặp, hãy xét nghiệm bệnh đó; câu trả lời này không nói gì về nó.
next-follow_up = Chụp lại sau, để xem nó đã hết chưa.
next-refer = Sắp xếp để khảo sát thêm, bằng CT nếu có.
note-next = Các bước này là chung và là bản nháp để thảo luận; người đọc phim được đào tạo quyết định.

against-outside_lungs = { $share } của điều đã tác động đến câu trả lời nằm ngoài phổi.
against-foreign_object = Có thiết bị hoặc dấu ở chỗ này: đó có thể là điều mô hình đã thấy.
stability-stable = Khi dịch một điểm ảnh, hình cho từ { $lowest } đến { $highest }: dấu hiệu vẫn trên ngưỡng của nó.
stability-unstable = Không ổn định: khi dịch một điểm ảnh, hình cho từ { $lowest } đến { $highest }, và dấu hiệu xuống dưới ngưỡng của nó.
unstable-absent = Không ổn định: { $finding } dưới ngưỡng của nó, nhưng khi dịch một điểm ảnh hình cho { $highest }, vượt ngưỡng đó.
untested-budget = Có quá nhiều dấu hiệu để kiểm tra từng cái, nên vị trí được chỉ ra chưa được kiểm tra.

if-hidden-falls = Nếu không có vùng này, { $finding } sẽ giảm từ { $before } xuống { $hidden }.
if-hidden-rises = Nếu không có vùng này, { $finding } sẽ tăng từ { $before } lên { $hidden }.
if-hidden-same = Nếu không có vùng này, { $finding } sẽ là { $hidden } thay vì { $before }: nó không dựa vào vùng này.
if-stated = Nếu có { $given }, bộ phận viết báo cáo của mô hình sẽ nêu { $finding } với { $chance } thay vì { $chance_alone }. Đây là mối liên hệ nó đã học, không phải nguyên nhân.

region-outline = Đường viền chứa { $support } của điều đã đẩy câu trả lời về phía dấu hiệu, trên { $area } của hình.
pixels-legend = Chỗ màu cam làm tăng câu trả lời, chỗ màu xanh dương làm giảm. Mô hình nhìn thấy các ô vuông thô: chi tiết nhỏ hơn không có ý nghĩa.
