title = Which device for which clinic
lead = xvlm explains chest radiographs. This page compares the devices that can run it: what was measured on them, and, in another style, what was only estimated.
disclaimer = xvlm is no medical device. It supports a trained reader and never replaces one.
made = Measured { $from } to { $to }; written by xvlm { $version }.
review-status = English text: drafted, not yet reviewed by a buyer or a clinician.

who-pass = Reaches the WHO’s target for what it was tested on: sensitivity { $sensitivity }, specificity { $specificity }.
who-not-shown = The figures reach the WHO’s target for what it was tested on, but their ranges do not: sensitivity { $sensitivity }, specificity { $specificity }. More cases are needed.
who-fail = Misses the WHO’s target for what it was tested on: sensitivity { $sensitivity }, specificity { $specificity }.
who-not-measured = Not held against the WHO’s target: no evaluation of this bundle was given.
who-target = The target is a sensitivity of at least { $sensitivity } and a specificity of at least { $specificity } (WHO 2014, triage test for tuberculosis). The model was tested on: { $findings }. It was not tested on tuberculosis, and no figure here speaks of it.
alert-bundle = Bundle { $bundle }
alert-gate-failed = Failed its checks when it was made: what it says, and where it shows it, strays too far from the model that it came from. Do not buy on these figures.
alert-reference-failed = Its explanations were compared with those of a model that itself failed its checks.
bounds-broken = Bounds that it broke, in xvlm’s own terms: { $bounds }
alert-other-bundle = Not all lines are of the same bundle: they do not compare devices alone.
alert-other-data = Not all lines were measured on the same images: they do not compare devices alone.
alert-other-version = Not all lines were measured by the same version of xvlm.
alert-busy = Others were at work while this was measured: do not quote these times ({ $devices }).
alert-cut-short = A run was cut short; what was measured by then is shown ({ $devices }).
alert-no-fidelity = Fidelity of explanations: not measured for this bundle.

heading-devices = Devices
column-device = Device
column-hour = Studies an hour
column-seconds = A study takes
column-answer = The model’s part
column-watts = Power
column-price = Price
column-thousand = 1,000 studies cost
column-accuracy = Accuracy
column-fidelity = Explanations
column-who = WHO’s target
meaning-seconds = From the image file to the report. Nine of ten studies take no longer; in brackets, the range in which that figure lies with 95% confidence.
meaning-answer = The model’s part: its answer to one radiograph in memory, findings and maps; median. A study asks it several times, to test the evidence.
meaning-estimate = Estimates: the model’s part from the device’s peak rates; the rest of a study is taken to last as long as on the measured devices.
meaning-accuracy = AUROC: 0.5 is guessing, 1 is never wrong; mean over the findings that were tested.
meaning-fidelity = Agreement of the maps with those of the model before it was compressed (Spearman’s ρ; 1 is the same).
meaning-thousand = Device and electricity over { $years } years, { $studies } studies a day on { $days } days a year, switched on { $hours } hours a day, electricity at { $electricity } per kWh.
estimate = estimate
measured = measured
not-measured = not measured
not-known = not known
price-not-known = price not known
data-sheet = data sheet
watts-measured = measured
who-short-pass = pass
who-short-not-shown = not shown
who-short-fail = fail
who-short-not-measured = not measured
range = { $low } to { $high }
range-from = from { $low }; too few runs to say up to what
range-to = up to { $high }; too few runs to say from what
range-none = too few runs to give a range
seconds = { $number } s
milliseconds = { $number } ms
watts = { $number } W
megabytes = { $number } MB
joules = { $number } J
worst = worst: { $finding } { $number }
times = { $number } times

remark-gate-failed = its bundle failed its checks
remark-other-bundle = another bundle than the first line’s
remark-other-data = measured on other images than the first line
remark-other-version = measured by another version of xvlm than the first line
remark-cut-short = cut short by the user
remark-busy = others were at work on the machine: do not quote
remark-few-runs = few runs, so the range is wide
remark-drift = the machine became slower or faster as it went
remark-on-battery = ran on battery
remark-too-slow = too slow for this clinic’s day
remark-error-known = the method was wrong by up to { $factor } on the measured devices
remark-error-unknown = how wrong it may be is not known
remark-quality-other-engine = accuracy or explanations were measured on another engine than the times
remark-fallback = ran on another engine than the bundle prefers

heading-choice = For which clinic
choice-lead = The device on which a study costs least and that gets through the day, by what is known of price and power.
choice-clinic = Clinic
choice-studies = { $studies } studies a day
choice-measured = Cheapest measured device
choice-estimated = Cheapest by estimate
choice-none = none with a known price and power
choice-cost = { $device }: { $cost } for 1,000 studies

heading-latency = How long it takes
latency-lead = Each line is a device: which share of the queries was done by when. The steeper, the more even.
latency-x = milliseconds (log scale)
latency-y = share done
scenario-single-stream = One radiograph after another, in memory: the model’s answer alone (single stream)
scenario-multi-stream = Eight radiographs at once, in memory (multi stream)
scenario-offline = Batches of 32, as many as possible (offline)
scenario-whole-job = Whole job: from the file to the report
scenario-cold-start = A fresh start: the command line to the printed report
scenario-cold-start-disk = A fresh start from the disk: the system’s copies of files were dropped
column-median = median
column-p90 = 90 of 100
column-p99 = 99 of 100
column-throughput = radiographs a second
column-queries = queries
column-memory = peak memory
column-steady = memory after
column-energy = energy a radiograph
unread-energy = Energy, not measured: { $reason }
unread-scenario = { $scenario }: not measured, { $reason }

heading-tradeoff = Explanations against speed
tradeoff-lead = Higher is more faithful to the model before compression, further left is faster. Devices without a measured agreement are not drawn.
tradeoff-x = model’s answer, milliseconds (log scale)
tradeoff-y = agreement of maps
tradeoff-none = Not drawn: no comparison of fidelity was given for any bundle here.

heading-reliability = Are the probabilities true?
reliability-lead = Of findings said to be 10% likely, one in ten should be there: then the dots lie on the dashed line. Expected error { $error }.
reliability-x = said
reliability-y = seen
reliability-none = Not measured: no evaluation was given.

heading-findings = Finding by finding
findings-lead = AUROC of each finding with the range in which it would likely lie with other patients. Pale: fewer than { $enough } cases, which say next to nothing. Dashed: guessing.
findings-x = AUROC
findings-data = { $images } radiographs of { $patients } patients.

heading-roofline = How near to the limit
roofline-lead = The line is what the machine could do at best, the dot what the model’s answer reached. Estimates start from here.
roofline-x = operations a byte
roofline-y = operations a second

heading-examples = Explanations before and after compression
examples-lead = The same image, explained by the model before it was compressed and after. The outlines show what moved the answer.
example-phantom = Phantom: a synthetic image, of no patient
example-image = Image { $number }, given by whoever made this page
example-before = before
example-after = after
example-none-found = no finding passed its threshold
example-abstained = no findings given
examples-none = None: the two bundles were not given.

heading-method = Method
method-scenarios = Scenarios as in MLPerf Inference, by xvlm’s own clock: one query follows the other after a warm-up that does not count. A scenario ends when its percentile is known to within { $precision } at 95% confidence, or when its time is up; then its range is as wide as the runs allow.
method-intervals = Ranges of percentiles come from order statistics and suppose no shape of the latencies; those of accuracy and agreement from redrawing patients (bootstrap).
method-energy = Energy is read from the machine’s own counters where it has any. Watts from a data sheet are no measurement.
method-estimates = Estimates: operations and bytes of the model’s graphs against the device’s peak rates (roofline), times { $factor }, by which { $devices ->
    [one] one measured device was
   *[other] { $devices } measured devices were
} slower than that. No operator is taken to start in less than { $launch }. An estimate of a graphics card from processors is the weakest.
method-error-known = Leaving each measured device out and estimating it from the others was wrong by up to { $factor }.
method-error-unknown = With one measured device the method cannot be checked: its error is not known.
method-no-estimates = No estimates: no run here names a device whose peak rates are known (xvlm bench run --device).
method-files = Whoever doubts a figure finds every single latency in the runs’ files, which follow a published format.

heading-limits = Limits
limit-place = Times are of one machine of each kind on one day.
limit-phantoms = Speed was measured on { $kinds }. What is in an image changes how long its explanation takes.
limit-quality = Accuracy and explanations belong to a bundle, and were measured on one engine.
limit-price = Prices are of the day and the place that the profile names, without duties, screen or repair.
limit-watts = Every device is taken to draw its full power whenever it is on: that overstates the cost of electricity.

heading-machines = What was measured on
machine-line = { $cpu }, { $cores } cores, { $memory } memory, { $os }; { $engine }, { $threads } threads; Python { $python }; frequency governor { $governor }
machine-bundle = bundle { $bundle } { $version }, { $size }, sha256 { $sha256 }
machine-data = { $count } { $kind }, sha256 { $sha256 }
kind-phantoms = phantoms
kind-radiographs = radiographs
