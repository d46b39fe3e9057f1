//! The words of all texts, each stored once and known by its id.

/// The distinct words in the order of their first occurrence, concatenated in one string.
#[derive(Default)]
pub(super) struct Vocabulary {
    letters: String,
    /// Where each word ends in `letters`.
    ends: Vec<u32>,
}

impl Vocabulary {
    /// Every word, in the order of the ids.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let end = *end as usize;
            let word = self.letters.get(start..end);
            start = end;
            word.unwrap_or_default()
        })
    }

    /// The word with an id; empty where there is none.
    pub(super) fn word(&self, id: u32) -> &str {
        let end = |id: usize| self.ends.get(id).map_or(0, |end| *end as usize);
        let id = id as usize;
        let start = id.checked_sub(1).map_or(0, end);
        self.letters.get(start..end(id)).unwrap_or_default()
    }

    fn len(&self) -> u32 {
        self.ends.len() as u32
    }
}

/// Gives equal words equal ids while an index is built.
///
/// An open-addressing hash table, since `HashMap` would add its random state and its growth policy to the wasm.
#[derive(Default)]
pub(super) struct Interner {
    pub vocabulary: Vocabulary,
    /// For each slot of the table an id plus one, or zero for a free slot. The length is a power of two.
    slots: Vec<u32>,
}

impl Interner {
    /// The id of a word, which is added where it is new.
    pub(super) fn intern(&mut self, word: &str) -> u32 {
        if self.vocabulary.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let (id, is_known) = self.find_or_reserve(word);
        if !is_known {
            self.vocabulary.letters.push_str(word);
            self.vocabulary.ends.push(self.vocabulary.letters.len() as u32);
        }
        id
    }

    /// The id of a word and whether it is known. A new word gets a slot with the next id.
    fn find_or_reserve(&mut self, word: &str) -> (u32, bool) {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash(word);
        while let Some(slot) = self.slots.get_mut(at & mask) {
            match slot.checked_sub(1) {
                Some(id) if self.vocabulary.word(id) == word => return (id, true),
                Some(_) => at = at.wrapping_add(1),
                None => {
                    *slot = self.vocabulary.len() + 1;
                    break;
                }
            }
        }
        (self.vocabulary.len(), false)
    }

    /// Doubles the table.
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(512);
        self.slots.clear();
        self.slots.resize(size, 0);
        for (id, word) in self.vocabulary.words().enumerate() {
            let mut at = hash(word);
            while let Some(slot) = self.slots.get_mut(at & (size - 1)) {
                if *slot == 0 {
                    *slot = id as u32 + 1;
                    break;
                }
                at = at.wrapping_add(1);
            }
        }
    }
}

/// The FNV-1a hash of 32 bits.
fn hash(word: &str) -> usize {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}
