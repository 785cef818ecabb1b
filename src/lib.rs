pub mod assessment;
pub mod framework;
pub mod problem;
pub mod score;
pub mod view;
pub mod words;
pub mod yaml;
