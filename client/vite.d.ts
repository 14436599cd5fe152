/** Types of what the bundler adds: assets, styles and `import.meta`. */
/// <reference types="vite/client" />
