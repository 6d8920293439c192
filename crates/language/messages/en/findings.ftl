### What is wrong with what someone gave us: one message for each code of a finding.

finding-count = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
