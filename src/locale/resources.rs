//! The words of the lists of resources and of the exports.

use super::words::words;
use crate::report::ResourceType;

words!(
    /// The lists of resources.
    ResourceWords {
        title: String, themes: String, topics: String, checked: String, archived: String, file: String,
        link_gone: String, link_moved: String, link_unreachable: String,
        selection: SelectionWords, table: TableWords, types: ResourceTypeWords,
    }
);
words!(
    /// The controls that filter and sort the lists.
    SelectionWords {
        title: String, any: String, unknown: String, group: String, kind: String, topic: String, publisher: String,
        year: String, language: String, order: String, as_listed: String, relevance: String, title_order: String,
        newest: String, clear: String, download: String,
    }
);
words!(
    /// The columns of the exported table of resources.
    TableWords {
        id: String, title: String, url: String, publisher: String, kind: String, year: String, year_note: String,
        language: String, group: String, topics: String, summary: String, themes: String, checked: String,
        archived: String, archived_on: String,
    }
);
words!(
    /// The exports.
    ExportWords {
        title: String, report: String, resources: String, json: String, csv: String, report_file: String,
        resources_file: String,
    }
);
words!(
    /// The types of resources.
    ResourceTypeWords {
        article: String, blog: String, briefing: String, case_study: String, collection: String,
        guide: String, hub: String, infographic: String, news: String, policy: String, report: String,
        response: String, summary: String, tool: String, update: String,
    }
);

impl ResourceTypeWords {
    /// The word for a type of resource.
    pub fn word(&self, kind: ResourceType) -> &str {
        match kind {
            ResourceType::Article => &self.article,
            ResourceType::Blog => &self.blog,
            ResourceType::Briefing => &self.briefing,
            ResourceType::CaseStudy => &self.case_study,
            ResourceType::Collection => &self.collection,
            ResourceType::Guide => &self.guide,
            ResourceType::Hub => &self.hub,
            ResourceType::Infographic => &self.infographic,
            ResourceType::News => &self.news,
            ResourceType::Policy => &self.policy,
            ResourceType::Report => &self.report,
            ResourceType::Response => &self.response,
            ResourceType::Summary => &self.summary,
            ResourceType::Tool => &self.tool,
            ResourceType::Update => &self.update,
        }
    }
}
