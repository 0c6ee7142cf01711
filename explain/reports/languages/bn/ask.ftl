# ছবি সম্পর্কে প্রশ্নের উত্তর।
ask-raised = { $finding }: সীমার উপরে, { $probability }, { $certainty }; এর সীমা { $threshold }।
ask-raised-just = { $finding }: সীমার উপরে, তবে খুব অল্পের জন্য, { $probability }, { $certainty }।
ask-not-raised = { $finding }: সীমার নিচে, { $probability }, এর সীমা { $threshold }।
ask-just-below = { $finding }: সীমার নিচে, তবে খুব অল্পের জন্য, { $probability }।
ask-below = { $finding }: সীমার নিচে, { $probability }।
ask-not-absent = পাওয়া যায়নি মানে নেই, তা নয়।
ask-where = «{ $finding }» এর পক্ষে যা আছে তা এখানে: { $zones }।
ask-where-side = «{ $finding }» এর পক্ষে যা আছে তা এখানে: { $side } ({ $zones })।
ask-no-place = তাই «{ $finding }» এর কোনো জায়গা দেখানো হয়নি।
ask-no-cautions = ছবিতে এমন কিছু নেই যা সংখ্যাগুলোকে কম নিশ্চিত করে।

ask-more-likely = দুটির মধ্যে এখানে «{ $finding }» এর সম্ভাবনা «{ $other }» এর চেয়ে বেশি।
ask-equally = এখানে «{ $finding }» ও «{ $other }» এর সম্ভাবনা প্রায় সমান।
ask-without = «{ $finding }» এর পক্ষে যা আছে তা ঢাকলে তার সম্ভাবনা { $before } থেকে { $hidden } হয়; অন্যত্র সমান জায়গা ঢাকলে { $elsewhere }।
ask-without-other = «{ $finding }» এর পক্ষে যা আছে তা ঢাকলে «{ $other }» এর সম্ভাবনা { $before } থেকে { $hidden } হয়; অন্যত্র সমান জায়গা ঢাকলে { $elsewhere }।
ask-shared-evidence = অর্থাৎ যে জায়গা «{ $finding }» এর পক্ষে, তা «{ $other }» এর পক্ষেও: শুধু সেটি দিয়ে দুটিকে আলাদা করা যায় না।
ask-own-evidence = অর্থাৎ যে জায়গা «{ $finding }» এর পক্ষে, তা «{ $other }» সম্পর্কে সামান্যই বলে।
ask-rival-evidence = অর্থাৎ যে জায়গা «{ $finding }» এর পক্ষে, তা «{ $other }» এর বিপক্ষে।
ask-would-stay = «{ $finding }» তখনও তার সীমার উপরে থাকত।
ask-would-go = «{ $finding }» তখন আর তার সীমার উপরে থাকত না।
ask-would-come = «{ $finding }» তখন তার সীমা পেরোত।
ask-hiding-limits = জায়গা ঢাকলে বোঝা যায় এই মডেল কিসের উপর নির্ভর করে। এতে রোগীর অবস্থা আগাম জানা যায় না।
ask-nothing-to-hide = «{ $finding }» এর জন্য ঢাকার মতো কিছু নেই।
ask-nothing-goes-with = «{ $finding }» থাকলে মডেলের প্রতিবেদন-লেখক যা শিখেছে তা অন্য ফলাফল সম্পর্কে স্পষ্ট কিছু বলে না।

ask-consider = «{ $finding }» এর সঙ্গে এগুলোও বিবেচনা করুন: { $terms }।
ask-considered = «{ $finding }» এর সঙ্গে যা বিবেচনা করা দরকার তার সাধারণ তালিকায় «{ $term }» আছে।
ask-signs = «{ $term }» এর যেসব লক্ষণ «{ $other_term }» এ নেই, নিজে খুঁজে দেখার জন্য: { $signs }।

ask-no-prior = শুধু এই ছবি থেকে আমি বলতে পারি না: আগের একটি ছবিও দিন (--prior)।
ask-prior-refused = আমি তুলনা করতে পারি না: আগের ছবির জন্য কোনো ফলাফল দেওয়া হয়নি।
ask-prior-same = আমি তুলনা করতে পারি না: দুটি একই ছবি।
ask-prior-views = আমি তুলনা করতে পারি না: আগের ছবির দিক { $earlier_view }, এটির { $view }, আর শুধু তাতেই সংখ্যা বদলে যায়।
ask-prior-view-unknown = দুটি ছবির অন্তত একটির দিক জানা নেই; একটি PA ও অন্যটি AP হলে পরিবর্তনে ভরসা করবেন না।
ask-appeared = নতুন: «{ $finding }», তখন { $then } ও এখন { $now }।
ask-gone = আর সীমার উপরে নেই: «{ $finding }», তখন { $then } ও এখন { $now }।
ask-risen = আগের চেয়ে সম্ভাবনা বেশি: «{ $finding }», তখন { $then } ও এখন { $now }।
ask-fallen = আগের চেয়ে সম্ভাবনা কম: «{ $finding }», তখন { $then } ও এখন { $now }।
ask-steady = স্পষ্ট পরিবর্তন নেই: «{ $finding }», তখন { $then } ও এখন { $now }।
ask-side-changed = «{ $finding }» এর পাশ বদলেছে: তখন { $earlier_side }, এখন { $side }।
ask-no-change = কোনো ফলাফল স্পষ্টভাবে বদলায়নি।
ask-prior-limits = যেকোনো একটি ছবি সামান্য সরালে যতটা বদলায়, পরিবর্তন তার চেয়ে বেশি হলে তাকে স্পষ্ট বলা হয়। দুটি ছবি একই রোগীর কি না, তা যাচাই করা হয়নি।

ask-not-looked-for = এই ছবি থেকে আমি বলতে পারি না: মডেল «{ $term }» খোঁজে না।
ask-cannot-tell = এই ছবি থেকে আমি বলতে পারি না।
ask-can-ask = আপনি জিজ্ঞাসা করতে পারেন: কোনো ফলাফল কেন আছে বা কেন নেই, কেন এটি আর ওটি নয়, কোথায়, কতটা নিশ্চিত, ঢাকলে বা থাকলে কী হবে, আর কী হতে পারে, কী বদলেছে, কতটা গুরুতর, এবং এরপর কী করবেন। প্রশ্ন করুন ইংরেজি, ফরাসি, স্প্যানিশ, পর্তুগিজ বা সোয়াহিলি ভাষায়।
ask-other-language = xvlm-কে এখনও এই ভাষায় প্রশ্ন করা যায় না। প্রশ্ন করুন ইংরেজি, ফরাসি, স্প্যানিশ, পর্তুগিজ বা সোয়াহিলি ভাষায়।
