# Trả lời các câu hỏi về hình.
ask-raised = { $finding }: vượt ngưỡng, { $probability }, { $certainty }; ngưỡng là { $threshold }.
ask-raised-just = { $finding }: vượt ngưỡng, nhưng chỉ hơn rất ít, { $probability }, { $certainty }.
ask-not-raised = { $finding }: không vượt ngưỡng, { $probability }, dưới ngưỡng { $threshold }.
ask-just-below = { $finding }: không vượt ngưỡng, nhưng chỉ kém rất ít, { $probability }.
ask-below = { $finding }: không vượt ngưỡng, { $probability }.
ask-not-absent = Không thấy không có nghĩa là không có.
ask-where = Điều ủng hộ «{ $finding }» nằm ở đây: { $zones }.
ask-where-side = Điều ủng hộ «{ $finding }» nằm ở đây: { $side } ({ $zones }).
ask-no-place = Vì vậy không chỉ ra vị trí nào cho «{ $finding }».
ask-no-cautions = Không có gì ở bản thân hình làm các con số kém chắc chắn.

ask-more-likely = Trong hai dấu hiệu, ở đây «{ $finding }» có khả năng hơn «{ $other }».
ask-equally = Ở đây «{ $finding }» và «{ $other }» có khả năng gần như nhau.
ask-without = Khi che điều ủng hộ «{ $finding }», xác suất của nó đi từ { $before } đến { $hidden }; khi che một vùng bằng thế ở nơi khác, đến { $elsewhere }.
ask-without-other = Khi che điều ủng hộ «{ $finding }», «{ $other }» đi từ { $before } đến { $hidden }; khi che một vùng bằng thế ở nơi khác, đến { $elsewhere }.
ask-shared-evidence = Vậy vùng ủng hộ «{ $finding }» cũng ủng hộ «{ $other }»: chỉ dựa vào vùng đó thì không phân biệt được hai dấu hiệu.
ask-own-evidence = Vậy vùng ủng hộ «{ $finding }» nói rất ít về «{ $other }».
ask-rival-evidence = Vậy vùng ủng hộ «{ $finding }» lại chống lại «{ $other }».
ask-would-stay = «{ $finding }» vẫn sẽ vượt ngưỡng của nó.
ask-would-go = «{ $finding }» sẽ không còn vượt ngưỡng của nó.
ask-would-come = «{ $finding }» khi đó sẽ vượt ngưỡng của nó.
ask-hiding-limits = Che một vùng cho thấy mô hình này dựa vào đâu. Điều đó không dự đoán bệnh nhân sẽ ra sao.
ask-nothing-to-hide = Không có gì để che cho «{ $finding }».
ask-nothing-goes-with = Điều bộ phận viết báo cáo của mô hình đã học không nói gì rõ ràng về các dấu hiệu khác nếu có «{ $finding }».

ask-consider = Với «{ $finding }», cũng cần cân nhắc: { $terms }.
ask-considered = «{ $term }» nằm trong danh sách chung những bệnh cần cân nhắc cùng với «{ $finding }».
ask-signs = Dấu hiệu của «{ $term }» mà «{ $other_term }» không có, để bạn tự tìm: { $signs }.

ask-no-prior = Tôi không thể biết chỉ từ hình này: hãy đưa thêm một hình trước đó (--prior).
ask-prior-refused = Tôi không thể so sánh: hình trước không được đưa ra dấu hiệu nào.
ask-prior-same = Tôi không thể so sánh: hai hình là một.
ask-prior-views = Tôi không thể so sánh: tư thế chụp trước là { $earlier_view }, lần này là { $view }, và chỉ điều đó đã làm các con số khác đi.
ask-prior-view-unknown = Không rõ tư thế chụp của ít nhất một trong hai hình; nếu một hình là PA và hình kia là AP, đừng tin vào các thay đổi.
ask-appeared = Mới: «{ $finding }», trước đây { $then } và bây giờ { $now }.
ask-gone = Không còn vượt ngưỡng: «{ $finding }», trước đây { $then } và bây giờ { $now }.
ask-risen = Nhiều khả năng hơn trước: «{ $finding }», trước đây { $then } và bây giờ { $now }.
ask-fallen = Ít khả năng hơn trước: «{ $finding }», trước đây { $then } và bây giờ { $now }.
ask-steady = Không thay đổi rõ: «{ $finding }», trước đây { $then } và bây giờ { $now }.
ask-side-changed = Bên của «{ $finding }» đã thay đổi: trước đây { $earlier_side }, bây giờ { $side }.
ask-no-change = Không có dấu hiệu nào thay đổi rõ.
ask-prior-limits = Một thay đổi được gọi là rõ khi nó lớn hơn những gì các dịch chuyển nhỏ của một trong hai hình gây ra. Chưa kiểm tra hai hình có phải của cùng một bệnh nhân hay không.

ask-not-looked-for = Tôi không thể biết từ hình này: mô hình không tìm «{ $term }».
ask-cannot-tell = Tôi không thể biết từ hình này.
ask-can-ask = Bạn có thể hỏi: vì sao có hoặc không có một dấu hiệu, vì sao dấu hiệu này mà không phải dấu hiệu kia, ở đâu, chắc chắn đến mức nào, nếu che đi hoặc nếu có thì sao, còn có thể là gì khác, điều gì đã thay đổi, có nghiêm trọng không, và tiếp theo nên làm gì. Hãy hỏi bằng tiếng Anh, Pháp, Tây Ban Nha, Bồ Đào Nha hoặc Swahili.
ask-other-language = Chưa thể hỏi xvlm bằng ngôn ngữ này. Hãy hỏi bằng tiếng Anh, Pháp, Tây Ban Nha, Bồ Đào Nha hoặc Swahili.
