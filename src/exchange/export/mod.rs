//! Writers of tables for papers.
