title = বুকের এক্স-রের ব্যাখ্যা
title-abstained = এই ছবির জন্য কোনো ফলাফল দেওয়া হয়নি
disclaimer = এটি চিকিৎসা যন্ত্র নয়। এটি প্রশিক্ষিত পাঠককে সাহায্য করে, কখনো তাঁর জায়গা নেয় না।
review-status = বাংলা লেখা: খসড়া, এখনো কোনো চিকিৎসক পর্যালোচনা করেননি।
    .status = drafted
phantom-banner = কৃত্রিম ছবি: xvlm তৈরি করেছে, কোনো রোগীর নয়

heading-findings = ফলাফল
heading-absent = খোঁজা হয়েছে, পাওয়া যায়নি
heading-cautions = সতর্কতা
heading-measures = পরিমাপ
heading-codes = কোড
heading-provenance = এই তথ্যের উৎস
heading-limits = সীমাবদ্ধতা

impression-some = { $count ->
    [one] { NUMBER($count) }টি ফলাফল তার সীমা পেরিয়েছে: { $findings }।
   *[other] { NUMBER($count) }টি ফলাফল তাদের সীমা পেরিয়েছে: { $findings }।
}
impression-none = কোনো ফলাফল তার সীমা পেরোয়নি। এতে রোগ নেই প্রমাণ হয় না।
impression-abstained = xvlm এই ছবির জন্য কোনো ফলাফল দেয় না।
finding-certain = { $finding }: { $certainty }
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = ছবিটি কাত বা উল্টো হয়ে আছে: এটিকে { $turn } ঘুরিয়ে আবার চেষ্টা করুন।
abstention-other_view = ফাইল নিজেই বলছে যে এটি সামনের দিকের ছবি নয়।
abstention-other_examination = ফাইল নিজেই বলছে যে এটি বুকের এক্স-রে নয়।
abstention-negative = ছবিটি নেগেটিভ: হাড় কালো আর বাতাস সাদা দেখা যাচ্ছে। হাড় সাদা রেখে ছবিটি আবার এক্সপোর্ট করুন।
abstention-not_chest_radiograph = এটি সামনে থেকে তোলা বুকের এক্স-রে বলে মনে হয় না।
abstention-no_lungs_seen = এতে ফুসফুস দেখা যায়নি।
abstention-unlike_training_images = মডেল যেসব ছবি থেকে শিখেছে, এটি তার চেয়ে খুব আলাদা।
abstention-blank = ছবিটি ফাঁকা বা প্রায় কোনো কনট্রাস্ট নেই।
abstention-too_small = ছবিতে পিক্সেল খুবই কম।
turn-90 = ঘড়ির কাঁটার দিকে সিকি পাক (৯০°)
turn-180 = আধা পাক (১৮০°)
turn-270 = ঘড়ির কাঁটার উল্টো দিকে সিকি পাক (৯০°)

caution-unlike_training_images = মডেল যেসব ছবি থেকে শিখেছে, এটি তার চেয়ে আলাদা; সংখ্যাগুলোতে কম ভরসা করুন।
caution-child = রোগী শিশু; মডেলের প্রশিক্ষণ ও পরিমাপ বেশির ভাগ প্রাপ্তবয়স্কদের উপর হয়েছে।
caution-lungs_cropped = ফুসফুসের কিছু অংশ ছবির বাইরে।
caution-patient_rotated = এক পাশের ফুসফুস অন্যটির চেয়ে অনেক সরু দেখাচ্ছে: রোগী হয়তো এক দিকে ঘুরে ছিলেন, অথবা একটি ফুসফুস ছোট।
caution-tilted = ছবিতে বুক এক দিকে হেলে আছে; উল্লেখ করা অঞ্চল সরে গিয়ে থাকতে পারে।
caution-over_exposed = ফুসফুস খুব কালো (রশ্মি বেশি পড়েছে); সূক্ষ্ম বিষয় হারিয়ে যেতে পারে।
caution-under_exposed = ফুসফুস খুব সাদা (রশ্মি কম পড়েছে); ভেতরের বিষয় ঢাকা পড়তে পারে।
caution-low_contrast = ছবিতে কনট্রাস্ট কম।
caution-low_resolution = ছবিতে পিক্সেল কম; ছোট ফলাফল বাদ পড়তে পারে।
caution-failed_gate = মডেলের এই অনুলিপি তার পরীক্ষায় উত্তীর্ণ হয়নি: এটি যা বলে, এবং যেখানে দেখায়, তা মূল মডেল থেকে অনেক দূরে সরে গেছে। এর উপর নির্ভর করবেন না।
caution-window_ignored = ফাইলে থাকা দেখানোর প্রথম সেটিং ছবিটির সঙ্গে মেলে না, তাই ব্যবহার করা হয়নি।
caution-says_other_body_part = ফাইলে বুকের বদলে শরীরের অন্য অংশের নাম আছে। এটিই সঠিক ছবি কি না, নিশ্চিত হোন।
caution-says_other_view = ফাইলটি এটিকে সামনের দিকের ছবি বলছে, আবার অন্য দিকের ছবিও বলছে। এটি সামনে বা পেছন থেকে তোলা কি না, নিশ্চিত হোন।
caution-for_processing = ফাইলে ডিটেক্টরের কাঁচা ছবি আছে, পড়ার জন্য তৈরি ছবিটি নয়; পারলে সেটি এক্সপোর্ট করুন।
caution-partly_blank = ছবির উপরের বা নিচের অংশ ফাঁকা: ছবিটি কাটা বা নষ্ট হয়ে থাকতে পারে।

certainty-possible = হতে পারে
certainty-probable = সম্ভাবনা বেশি
certainty-very_likely = সম্ভাবনা খুব বেশি
certainty-scale = সীমা পেরোনো ফলাফলের সম্ভাবনা বোঝানোর শব্দ: { $probable } এর নিচে «হতে পারে», { $very_likely } এর নিচে «সম্ভাবনা বেশি», তার উপরে «সম্ভাবনা খুব বেশি»।

side-right = রোগীর ডান পাশ
side-left = রোগীর বাম পাশ
side-both = দুই পাশ
side-central = বুকের মাঝখান
zone-right_upper = ডান উপরের অঞ্চল
zone-right_middle = ডান মাঝের অঞ্চল
zone-right_lower = ডান নিচের অঞ্চল
zone-left_upper = বাম উপরের অঞ্চল
zone-left_middle = বাম মাঝের অঞ্চল
zone-left_lower = বাম নিচের অঞ্চল
zone-outside_lungs = ফুসফুসের বাইরে
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = কোথায়
label-why = কেন
label-consider = বিবেচনা করুন
label-threshold = সীমা { $threshold }
test-figures = সম্ভাবনা { $before }; এই জায়গা ঢাকলে { $hidden }; অন্যত্র সমান জায়গা ঢাকলে { $elsewhere }।
verdict-matters = উত্তরটি এই জায়গার উপর নির্ভর করে।
verdict-matters_little = উত্তরটি এই জায়গার উপর সামান্যই নির্ভর করে।
verdict-does_not_matter = উত্তরটি এই জায়গার উপর নির্ভর করে না: দেখানো জায়গায় ভরসা করবেন না।
untested = ঢাকার মতো কিছু ছিল না, তাই দেখানো জায়গা পরীক্ষা করা হয়নি।
stated-yes = মডেলের প্রতিবেদন-লেখককে আলাদাভাবে জিজ্ঞাসা করা হলে সে-ও এটির নাম করেছে।
stated-no = মডেলের প্রতিবেদন-লেখককে আলাদাভাবে জিজ্ঞাসা করা হলে সে এটির নাম করেনি।
bar-before = ছবি যেমন আছে
bar-hidden = এই জায়গা ঢাকা
bar-elsewhere = অন্য জায়গা ঢাকা

absent-note = প্রতিটিই নিজের সীমার নিচে ছিল। পাওয়া যায়নি মানে নেই, তা নয়।

heart-ratio-PA = হৃৎপিণ্ড-বক্ষ অনুপাত { $ratio } (ছবিতে মাপা, PA ভিউ)। প্রাপ্তবয়স্কদের PA ভিউতে { $limit } এর বেশি হলে বড় বলা হয় (Danzer 1919)।
heart-ratio-unknown = হৃৎপিণ্ড-বক্ষ অনুপাত { $ratio } (ছবিতে মাপা, ভিউ অজানা)। প্রাপ্তবয়স্কদের PA ভিউতে { $limit } এর বেশি হলে বড় বলা হয় (Danzer 1919); AP ভিউতে হৃৎপিণ্ড বড় দেখায়।
heart-ratio-AP = হৃৎপিণ্ড-বক্ষ অনুপাত মাপা হয়নি: AP ভিউতে হৃৎপিণ্ড বড় দেখায়।
heart-ratio-none = হৃৎপিণ্ড-বক্ষ অনুপাত মাপা হয়নি: হৃৎপিণ্ডের কিনারা স্পষ্ট নয়।

provenance-image = ছবি { $source }, ভিউ { $view }
provenance-model = মডেল { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = মডেলের সীমা: { $point }
provenance-clinic-thresholds = এই ক্লিনিকের সীমা, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm }, { $engine } এ চলেছে, ফলাফলের তালিকা { $findings }
operating-point-few_false_alarms = মিথ্যা সতর্কতা কম
operating-point-best_f1 = বাদ পড়া ও মিথ্যা ফলাফলের ভারসাম্য (F1)
operating-point-sensitivity_90 = ৯০% সংবেদনশীলতা
view-PA = PA
view-AP = AP
view-unknown = অজানা

limits-list = এটি { NUMBER($count) }টি ফলাফল খোঁজে, আর কিছু নয়। হাড়, যন্ত্র ও নল পড়া হয় না।
limits-tuberculosis = এটিকে { finding-tuberculosis } চিনতে শেখানো হয়নি। এখানকার কোনো উত্তর এর পক্ষে বা বিপক্ষে কিছু বলে না।
limits-place = ঘেরা জায়গাগুলো দেখায় কী এই মডেলের উত্তরকে প্রভাবিত করেছে। সেগুলো রোগের প্রমাণ নয়।
limits-sides = পাশগুলি তখনই ঠিক যখন ছবি স্বাভাবিকভাবে দেখানো হয়, রোগীর ডান দর্শকের বাঁয়ে। আয়নার মতো উল্টানো ছবি সেগুলি বদলে দেয়।
limits-consider = আর যা বিবেচনা করতে বলা হয়েছে তা সাধারণ তালিকা, এই ছবি থেকে পড়া নয়।

marker-right = ডান
marker-left = বাম
show = ছবিতে দেখান
image-alt = বুকের এক্স-রে, প্রতিটি ফলাফলের প্রমাণ রেখায় ঘেরা
percent-under = < { $percent }
percent-over = > { $percent }

note = টীকা
note-wrote = { $file } লেখা হয়েছে
note-fallback = { $wanted } এখানে চলে না; { $engine } ব্যবহার হচ্ছে
step-explaining = ব্যাখ্যা করা হচ্ছে
