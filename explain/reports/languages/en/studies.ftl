# Many studies: whose they are, and what became of each file that was met.
studies-title = Studies
studies-count = { $met ->
    [one] One file met
   *[other] { $met } files met
}: { $explained } explained, { $refused } refused, { $skipped } skipped
studies-order = The most urgent come first, then the most probable.
studies-raised = Something was found
studies-none = No finding passed its threshold
studies-refused = Refused: look at these yourself
studies-skipped = Skipped: no radiographs
studies-kept = Done before and kept: { $count }. With --again they are done anew.
studies-stopped = Stopped: { $done } of { $met } files are done.
studies-go_on = They are kept in { $folder }. Give the same command again to go on.

studies-skipped_file = skipped { $file }: { $reason }
skipped-empty = The file is empty. If it was a radiograph, copy it again.
skipped-report = This is a report that xvlm wrote.
skipped-index = This is the list of a disc. The images that it names are counted by themselves.
skipped-other = This is not an image of a kind that xvlm reads.

identity-path = File
identity-name = Name
identity-patient_id = Patient ID
identity-birth_date = Born
identity-age = Age
identity-sex = Sex
identity-study_date = Date of study
identity-accession = Accession number
age-D = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
age-W = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
age-M = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
age-Y = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
sex-M = male
sex-F = female
sex-O = other
identity-letters = A letter shown as _ cannot be drawn here. See the HTML page, or the file.
