# Many studies: whose they are, and what became of each file that was met.
studies-title = ምርመራዎች
studies-count = የተገኙ ፋይሎች፦ { $met }፤ የተብራሩ፦ { $explained }፤ ያልተቀበሉ፦ { $refused }፤ የታለፉ፦ { $skipped }
studies-order = በጣም አስቸኳዮቹ ይቀድማሉ፤ ከዚያ ይበልጥ ሊሆኑ የሚችሉት።
studies-raised = የተገኘ ነገር አለ
studies-none = ገደቡን ያለፈ ግኝት የለም
studies-refused = ያልተቀበሉ፦ ራስዎ ይመልከቷቸው
studies-skipped = የታለፉ፦ ራጅ አይደሉም
studies-kept = ቀድሞ ተጠናቀው የተቀመጡ፦ { $count }። በ --again እንደገና ይሠራሉ።
studies-stopped = ቆሟል፦ ከ { $met } ፋይሎች { $done } ተጠናቀዋል።
studies-go_on = በ { $folder } ውስጥ ተቀምጠዋል። ለመቀጠል ያንኑ ትእዛዝ እንደገና ይስጡ።

studies-skipped_file = ታልፏል { $file }፦ { $reason }
skipped-empty = ፋይሉ ባዶ ነው። ራጅ ከነበረ እንደገና ይቅዱት።
skipped-report = ይህ xvlm የጻፈው ሪፖርት ነው።
skipped-index = ይህ የዲስክ ዝርዝር ነው። የሚጠቅሳቸው ምስሎች ለብቻቸው ይቆጠራሉ።
skipped-other = ይህ xvlm የሚያነበው ዓይነት ምስል አይደለም።

identity-path = ፋይል
identity-name = ስም
identity-patient_id = የታካሚ ቁጥር
identity-birth_date = የልደት ቀን
identity-age = ዕድሜ
identity-sex = ጾታ
identity-study_date = የምርመራ ቀን
identity-accession = የጥያቄ ቁጥር
age-D = { $count } ቀን
age-W = { $count } ሳምንት
age-M = { $count } ወር
age-Y = { $count } ዓመት
sex-M = ወንድ
sex-F = ሴት
sex-O = ሌላ
identity-letters = እንደ _ የሚታየው ፊደል እዚህ ሊሳል አይችልም። የ HTML ገጹን ወይም ፋይሉን ይመልከቱ።
