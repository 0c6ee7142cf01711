# Many studies: whose they are, and what became of each file that was met.
studies-title = Picha zilizochunguzwa
studies-count = Faili zilizokutwa: { $met }; zilizoelezwa: { $explained }; zilizokataliwa: { $refused }; zilizorukwa: { $skipped }
studies-order = Za haraka zaidi kwanza, kisha zenye uwezekano mkubwa zaidi.
studies-raised = Kuna kitu kilichoonekana
studies-none = Hakuna jambo lililovuka kiwango chake
studies-refused = Zilizokataliwa: zitazame mwenyewe
studies-skipped = Zilizorukwa: si eksirei
studies-kept = Zilizokamilika awali na kuhifadhiwa: { $count }. Ukiweka --again zitafanywa upya.
studies-stopped = Imesimamishwa: faili { $done } kati ya { $met } zimekamilika.
studies-go_on = Zimehifadhiwa katika { $folder }. Toa amri ileile tena ili kuendelea.

studies-skipped_file = imerukwa { $file }: { $reason }
skipped-empty = Faili ni tupu. Kama ilikuwa eksirei, inakili tena.
skipped-report = Hii ni ripoti iliyoandikwa na xvlm.
skipped-index = Hii ni orodha ya diski. Picha inazozitaja zinahesabiwa zenyewe.
skipped-other = Hii si picha ya aina ambayo xvlm inaweza kusoma.

identity-path = Faili
identity-name = Jina
identity-patient_id = Namba ya mgonjwa
identity-birth_date = Tarehe ya kuzaliwa
identity-age = Umri
identity-sex = Jinsia
identity-study_date = Tarehe ya uchunguzi
identity-accession = Namba ya ombi
age-D = siku { $count }
age-W = wiki { $count }
age-M = miezi { $count }
age-Y = miaka { $count }
sex-M = mwanaume
sex-F = mwanamke
sex-O = nyingine
identity-letters = Herufi iliyoonyeshwa kama _ haiwezi kuchorwa hapa. Tazama ukurasa wa HTML au faili.
