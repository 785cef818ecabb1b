pub mod assessment;
pub mod framework;
pub mod problem;
pub mod score;
pub mod words;
pub mod yaml;
