# تصویر کے بارے میں سوالوں کے جواب۔
ask-raised = { $finding }: حد سے اوپر، { $probability }، { $certainty }؛ اس کی حد { $threshold } ہے۔
ask-raised-just = { $finding }: حد سے اوپر، مگر بہت تھوڑے فرق سے، { $probability }، { $certainty }۔
ask-not-raised = { $finding }: حد سے نیچے، { $probability }، جبکہ اس کی حد { $threshold } ہے۔
ask-just-below = { $finding }: حد سے نیچے، مگر بہت تھوڑے فرق سے، { $probability }۔
ask-below = { $finding }: حد سے نیچے، { $probability }۔
ask-not-absent = نہ ملنے کا مطلب یہ نہیں کہ بیماری نہیں ہے۔
ask-where = «{ $finding }» کے حق میں جو ہے وہ یہاں ہے: { $zones }۔
ask-where-side = «{ $finding }» کے حق میں جو ہے وہ یہاں ہے: { $side } ({ $zones })۔
ask-no-place = اس لیے «{ $finding }» کی کوئی جگہ نہیں دکھائی گئی۔
ask-no-cautions = خود تصویر میں ایسی کوئی بات نہیں جو اعداد کو کم یقینی بنائے۔

ask-more-likely = دونوں میں سے یہاں «{ $finding }» کا امکان «{ $other }» سے زیادہ ہے۔
ask-equally = یہاں «{ $finding }» اور «{ $other }» کا امکان تقریباً برابر ہے۔
ask-without = «{ $finding }» کے حق میں جو ہے اسے چھپانے پر اس کا امکان { $before } سے { $hidden } ہو جاتا ہے؛ کہیں اور اتنی ہی جگہ چھپانے پر { $elsewhere }۔
ask-without-other = «{ $finding }» کے حق میں جو ہے اسے چھپانے پر «{ $other }» کا امکان { $before } سے { $hidden } ہو جاتا ہے؛ کہیں اور اتنی ہی جگہ چھپانے پر { $elsewhere }۔
ask-shared-evidence = یعنی جو جگہ «{ $finding }» کے حق میں ہے وہ «{ $other }» کے حق میں بھی ہے: صرف اس سے دونوں میں فرق نہیں کیا جا سکتا۔
ask-own-evidence = یعنی جو جگہ «{ $finding }» کے حق میں ہے وہ «{ $other }» کے بارے میں بہت کم بتاتی ہے۔
ask-rival-evidence = یعنی جو جگہ «{ $finding }» کے حق میں ہے وہ «{ $other }» کے خلاف ہے۔
ask-would-stay = «{ $finding }» پھر بھی اپنی حد سے اوپر رہتا۔
ask-would-go = «{ $finding }» پھر اپنی حد سے اوپر نہ رہتا۔
ask-would-come = «{ $finding }» تب اپنی حد سے اوپر آ جاتا۔
ask-hiding-limits = جگہ چھپانے سے معلوم ہوتا ہے کہ یہ ماڈل کس چیز پر بھروسا کرتا ہے۔ اس سے مریض کی حالت کی پیش گوئی نہیں ہوتی۔
ask-nothing-to-hide = «{ $finding }» کے لیے چھپانے کو کچھ نہیں ہے۔
ask-nothing-goes-with = «{ $finding }» موجود ہونے کی صورت میں ماڈل کے رپورٹ نویس نے جو سیکھا ہے وہ دوسرے نتائج کے بارے میں کوئی واضح بات نہیں بتاتا۔

ask-consider = «{ $finding }» کے ساتھ ان پر بھی غور کریں: { $terms }۔
ask-considered = «{ $term }» ان باتوں کی عام فہرست میں ہے جن پر «{ $finding }» کے ساتھ غور کرنا چاہیے۔
ask-signs = «{ $term }» کی وہ علامات جو «{ $other_term }» میں نہیں ہوتیں، خود دیکھنے کے لیے: { $signs }۔

ask-no-prior = صرف اس تصویر سے میں نہیں بتا سکتا: ایک پرانی تصویر بھی دیں (--prior)۔
ask-prior-refused = میں موازنہ نہیں کر سکتا: پرانی تصویر کے لیے کوئی نتیجہ نہیں دیا گیا۔
ask-prior-same = میں موازنہ نہیں کر سکتا: دونوں تصویریں ایک ہی ہیں۔
ask-prior-views = میں موازنہ نہیں کر سکتا: پرانی تصویر کا رخ { $earlier_view } ہے اور اس کا { $view }، اور صرف اسی سے اعداد بدل جاتے ہیں۔
ask-prior-view-unknown = دونوں میں سے کم از کم ایک تصویر کا رخ معلوم نہیں؛ اگر ایک PA اور دوسری AP ہو تو تبدیلیوں پر بھروسا نہ کریں۔
ask-appeared = نیا: «{ $finding }»، تب { $then } اور اب { $now }۔
ask-gone = اب حد سے اوپر نہیں: «{ $finding }»، تب { $then } اور اب { $now }۔
ask-risen = امکان پہلے سے زیادہ: «{ $finding }»، تب { $then } اور اب { $now }۔
ask-fallen = امکان پہلے سے کم: «{ $finding }»، تب { $then } اور اب { $now }۔
ask-steady = واضح تبدیلی نہیں: «{ $finding }»، تب { $then } اور اب { $now }۔
ask-side-changed = «{ $finding }» کی جانب بدل گئی ہے: تب { $earlier_side }، اب { $side }۔
ask-no-change = کسی نتیجے میں واضح تبدیلی نہیں ہوئی۔
ask-prior-limits = تبدیلی تب واضح کہلاتی ہے جب وہ کسی بھی تصویر کے ذرا سا ہٹنے سے ہونے والی تبدیلی سے زیادہ ہو۔ یہ نہیں جانچا گیا کہ دونوں تصویریں ایک ہی مریض کی ہیں۔

ask-not-looked-for = اس تصویر سے میں نہیں بتا سکتا: ماڈل «{ $term }» تلاش نہیں کرتا۔
ask-cannot-tell = اس تصویر سے میں نہیں بتا سکتا۔
ask-can-ask = آپ پوچھ سکتے ہیں: کوئی نتیجہ کیوں ہے یا کیوں نہیں، یہ کیوں اور وہ کیوں نہیں، کہاں، کتنا یقین، چھپایا جائے یا موجود ہو تو کیا ہو، اور کیا ہو سکتا ہے، کیا بدلا ہے، کتنا سنگین ہے، اور آگے کیا کریں۔ سوال انگریزی، فرانسیسی، ہسپانوی، پرتگالی یا سواحلی میں پوچھیں۔
ask-other-language = xvlm سے ابھی اس زبان میں سوال نہیں پوچھا جا سکتا۔ سوال انگریزی، فرانسیسی، ہسپانوی، پرتگالی یا سواحلی میں پوچھیں۔
