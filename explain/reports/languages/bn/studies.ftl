# Many studies: whose they are, and what became of each file that was met.
studies-title = পরীক্ষাসমূহ
studies-count = পাওয়া ফাইল: { NUMBER($met) }; ব্যাখ্যা করা হয়েছে: { NUMBER($explained) }; নেওয়া হয়নি: { NUMBER($refused) }; বাদ দেওয়া হয়েছে: { NUMBER($skipped) }
studies-order = সবচেয়ে জরুরি আগে, তারপর সবচেয়ে সম্ভাব্য।
studies-raised = কিছু পাওয়া গেছে
studies-none = কোনো ফলাফল তার সীমা পেরোয়নি
studies-refused = নেওয়া হয়নি: এগুলো নিজে দেখুন
studies-skipped = বাদ দেওয়া হয়েছে: এক্স-রে নয়
studies-kept = আগেই শেষ হয়েছে ও রাখা আছে: { NUMBER($count) }। --again দিলে আবার করা হবে।
studies-stopped = থামানো হয়েছে: { NUMBER($met) }টির মধ্যে { NUMBER($done) }টি ফাইল শেষ হয়েছে।
studies-go_on = এগুলো { $folder }-এ রাখা আছে। চালিয়ে যেতে একই কমান্ড আবার দিন।

studies-skipped_file = বাদ দেওয়া হয়েছে { $file }: { $reason }
skipped-empty = ফাইলটি খালি। এটি এক্স-রে হয়ে থাকলে আবার কপি করুন।
skipped-report = এটি xvlm-এর লেখা একটি প্রতিবেদন।
skipped-index = এটি একটি ডিস্কের তালিকা। এতে যে ছবিগুলোর নাম আছে সেগুলো আলাদা করে গোনা হয়।
skipped-other = এটি এমন ধরনের ছবি নয় যা xvlm পড়তে পারে।

identity-path = ফাইল
identity-name = নাম
identity-patient_id = রোগীর নম্বর
identity-birth_date = জন্মতারিখ
identity-age = বয়স
identity-sex = লিঙ্গ
identity-study_date = পরীক্ষার তারিখ
identity-accession = অনুরোধের নম্বর
age-D = { NUMBER($count) } দিন
age-W = { NUMBER($count) } সপ্তাহ
age-M = { NUMBER($count) } মাস
age-Y = { NUMBER($count) } বছর
sex-M = পুরুষ
sex-F = নারী
sex-O = অন্যান্য
identity-letters = _ হিসেবে দেখানো অক্ষর এখানে আঁকা যায় না। HTML পাতা বা ফাইলটি দেখুন।
