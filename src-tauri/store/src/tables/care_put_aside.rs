//! Table `care_put_aside`: what care cards were put aside with.

use limber_core::care::{CareRule, PutAside};
use limber_core::portable::{AsideRow, DeletedKind};
use limber_core::time::LocalTime;
use rusqlite::Row;

use crate::mapping::{Named as _, Sql};
use crate::tables::deletion;
use crate::{Store, StoreError};

/// What care cards were put aside with.
#[derive(Debug)]
pub struct CarePutAside<'store>(&'store Store);

impl Store {
    /// What care cards were put aside with.
    pub fn care(&self) -> CarePutAside<'_> {
        CarePutAside(self)
    }
}

impl CarePutAside<'_> {
    /// Everything that was. A rule of another version is left alone, and not told.
    pub fn put_aside(&self) -> Result<Vec<PutAside>, StoreError> {
        let mut statement = self.0.connection().prepare("SELECT rule, fact FROM care_put_aside ORDER BY rule, fact")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let mut found = Vec::new();
        for row in rows {
            let (rule, fact): (String, String) = row?;
            let known = CareRule::NAMES.iter().find(|(_, name)| *name == rule);
            found.extend(known.map(|(rule, _)| PutAside { rule: *rule, fact }));
        }
        Ok(found)
    }

    /// Puts aside, once or again.
    pub fn put(&self, aside: &[PutAside], now: LocalTime) -> Result<(), StoreError> {
        self.0.write(|connection| {
            let sql =
                "INSERT INTO care_put_aside (rule, fact, put_aside_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
            let mut statement = connection.prepare(sql)?;
            for PutAside { rule, fact } in aside {
                statement.execute((Sql(*rule), fact, Sql(now)))?;
                deletion::forget(connection, DeletedKind::CarePutAside, &key(rule.name(), fact))?;
            }
            Ok(())
        })
    }

    /// Takes it back, where it was.
    pub fn take_back(&self, aside: &[PutAside]) -> Result<(), StoreError> {
        self.0.write(|connection| {
            let mut statement = connection.prepare("DELETE FROM care_put_aside WHERE rule = ?1 AND fact = ?2")?;
            for PutAside { rule, fact } in aside {
                let gone = statement.execute((Sql(*rule), fact))?;
                if let (1.., Some(at)) = (gone, self.0.moment()) {
                    deletion::keep(connection, DeletedKind::CarePutAside, &key(rule.name(), fact), at)?;
                }
            }
            Ok(())
        })
    }
}

/// What a deletion of one is known by.
pub(crate) fn key(rule: &str, fact: &str) -> String {
    format!("{rule} {fact}")
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<AsideRow> {
    let put_aside_at = row.get::<_, Sql<_>>("put_aside_at")?.0;
    Ok(AsideRow { rule: row.get("rule")?, fact: row.get("fact")?, put_aside_at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::testing::{at, store};

    fn aside(rule: CareRule, fact: &str) -> PutAside {
        PutAside { rule, fact: fact.into() }
    }

    #[test]
    fn is_put_aside_twice_as_once_and_taken_back() {
        let (_folder, store) = store();
        let one = aside(CareRule::DisturbedSleep, "2026-11-11");
        let two = aside(CareRule::LongCramp, "2026-11-11");
        for _ in 0..2 {
            store.care().put(&[two.clone(), one.clone()], at("2026-11-12T09:00:00+01:00")).unwrap();
            assert_eq!(store.care().put_aside(), Ok(vec![one.clone(), two.clone()]));
        }
        store.care().take_back(&[one.clone(), aside(CareRule::Statin, "x")]).unwrap();
        assert_eq!(store.care().put_aside(), Ok(vec![two]));
    }

    #[test]
    fn a_rule_of_another_version_is_left_alone() {
        let (_folder, store) = store();
        let sql = "INSERT INTO care_put_aside VALUES ('from_the_future', 'x', '2026-11-12T09:00:00+01:00')";
        store.connection().execute(sql, []).unwrap();
        assert_eq!(store.care().put_aside(), Ok(vec![]));
        store.care().take_back(&[aside(CareRule::Statin, "x")]).unwrap();
        let left: u32 =
            store.connection().query_row("SELECT count(*) FROM care_put_aside", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 1);
    }
}
