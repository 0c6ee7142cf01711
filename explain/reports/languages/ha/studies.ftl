# Many studies: whose they are, and what became of each file that was met.
studies-title = Hotunan da aka duba
studies-count = Fayilolin da aka samu: { $met }; waɗanda aka bayyana: { $explained }; waɗanda aka ƙi: { $refused }; waɗanda aka tsallake: { $skipped }
studies-order = Mafi gaggawa su ne na farko, sannan mafi yiwuwa.
studies-raised = An ga wani abu
studies-none = Babu abin da ya wuce iyakarsa
studies-refused = Waɗanda aka ƙi: ka duba su da kanka
studies-skipped = Waɗanda aka tsallake: ba hotunan rediyo ba ne
studies-kept = Waɗanda aka gama tun da kuma aka ajiye: { $count }. Da --again za a sake yin su.
studies-stopped = An tsaya: an gama fayiloli { $done } cikin { $met }.
studies-go_on = An ajiye su a { $folder }. Ka sake ba da umarnin nan don a ci gaba.

studies-skipped_file = an tsallake { $file }: { $reason }
skipped-empty = Fayil ɗin babu komai a cikinsa. Idan hoton rediyo ne, ka sake kwafa shi.
skipped-report = Wannan rahoto ne da xvlm ya rubuta.
skipped-index = Wannan jerin abubuwan faifai ne. Hotunan da ya ambata ana ƙirga su da kansu.
skipped-other = Wannan ba hoto ba ne na irin da xvlm yake karantawa.

identity-path = Fayil
identity-name = Suna
identity-patient_id = Lambar majinyaci
identity-birth_date = Ranar haihuwa
identity-age = Shekaru
identity-sex = Jinsi
identity-study_date = Ranar ɗaukar hoto
identity-accession = Lambar buƙata
age-D = kwanaki { $count }
age-W = makonni { $count }
age-M = watanni { $count }
age-Y = shekaru { $count }
sex-M = namiji
sex-F = mace
sex-O = wani
identity-letters = Harafin da aka nuna da _ ba za a iya zana shi a nan ba. Ka duba shafin HTML ko fayil ɗin.
