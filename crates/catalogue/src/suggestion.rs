//! Nearly right names.

/// The known name that is nearest to a wrong one, when it is near enough to be meant.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let lower = wrong.to_lowercase();
    known
        .into_iter()
        .map(|it| (strsim::damerau_levenshtein(&lower, &it.to_lowercase()), it))
        .filter(|(distance, it)| {
            let longer = it.chars().count().max(wrong.chars().count());
            // A slip of one letter in three is near; of a single letter there is nothing left.
            *distance <= (longer / 3).max(1) && *distance < longer
        })
        .min()
        .map(|it| it.1.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let known = ["organisation", "gender", "AZ"];
        for (wrong, expected) in [
            ("organization", Some("organisation")),
            ("gendre", Some("gender")),
            ("az", Some("AZ")),
            ("budget", None),
            ("", None),
            ("Q", None),
        ] {
            assert_eq!(nearest(wrong, known).as_deref(), expected, "{wrong}");
        }
    }
}
