//! Every word once, by number.

/// Words in the order in which they were first met, one behind the other in a single string.
#[derive(Default)]
pub(super) struct Vocabulary {
    letters: String,
    ends: Vec<u32>,
}

impl Vocabulary {
    /// Every word, by number.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let end = *end as usize;
            let word = self.letters.get(start..end);
            start = end;
            word.unwrap_or_default()
        })
    }

    /// A word.
    pub(super) fn word(&self, number: u32) -> &str {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, end);
        self.letters.get(start..end(number)).unwrap_or_default()
    }

    fn len(&self) -> u32 {
        self.ends.len() as u32
    }
}

/// A vocabulary that is being gathered: a hash table of numbers beside it, needed no longer than that.
#[derive(Default)]
pub(super) struct Gathering {
    pub vocabulary: Vocabulary,
    /// For each place of the table a word's number plus one, or nought; a power of two of them.
    places: Vec<u32>,
}

impl Gathering {
    /// The number of a word, which is new or known.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if self.vocabulary.ends.len() * 2 >= self.places.len() {
            self.grow();
        }
        let (number, known) = self.find(word);
        if !known {
            self.vocabulary.letters.push_str(word);
            self.vocabulary.ends.push(self.vocabulary.letters.len() as u32);
        }
        number
    }

    /// The number of a word, which is put into the table where it is not known.
    fn find(&mut self, word: &str) -> (u32, bool) {
        let mask = self.places.len().wrapping_sub(1);
        let mut at = hash(word);
        while let Some(place) = self.places.get_mut(at & mask) {
            match place.checked_sub(1) {
                Some(number) if self.vocabulary.word(number) == word => return (number, true),
                Some(_) => at = at.wrapping_add(1),
                None => {
                    *place = self.vocabulary.len() + 1;
                    break;
                }
            }
        }
        (self.vocabulary.len(), false)
    }

    /// Doubles the table.
    fn grow(&mut self) {
        let size = (self.places.len() * 2).max(512);
        self.places.clear();
        self.places.resize(size, 0);
        for (number, word) in self.vocabulary.words().enumerate() {
            let mut at = hash(word);
            while let Some(place) = self.places.get_mut(at & (size - 1)) {
                if *place == 0 {
                    *place = number as u32 + 1;
                    break;
                }
                at = at.wrapping_add(1);
            }
        }
    }
}

/// Fowler, Noll and Vo's hash (FNV-1a), of 32 bits.
fn hash(word: &str) -> usize {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}
