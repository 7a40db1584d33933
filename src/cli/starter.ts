/**
 * What `replylint init` writes: every key with its default, commented out, so that an empty choice changes nothing.
 * @param schema path or address of the JSON Schema, by which editors complete and check the file
 */
export const starter = (schema: string): string => `# yaml-language-server: $schema=${schema}
# Configuration of replylint, a linter for customer-service replies.
# Every key is optional; what is commented out shows the default or an example.

# Which rules are on: recommended, strict, social, email, chat, canned. Later ones win.
# "replylint canned" uses the preset canned where nothing is named here.
# extends: [recommended]

# One rule each: off, on, error, warning or suggestion; or its severity, its own minConfidence and its options.
# "replylint rules" lists them, "replylint rules ID" explains one.
rules: {}
#   no-apology: error
#   tone-mismatch:
#     severity: warning
#     minConfidence: 0.7

# Who writes for your team, where an export does not say.
# agents: [Anna, "@acme_help"]

# Your export's own column names, with the fields that they stand for
# (text, role, author, at, conversation, channel, language, internal ...).
# map:
#   Body: text
#   Sent by: role

# The reader, where detection by content goes wrong (replylint inspect FILE tells it).
# from: csv

# The language of all conversations; without it, it is told from the text.
# language: it

# The language of reports, en or it; without it, that of your system.
# locale: en

# How sure a finding must be to be shown and to count, 0 to 1.
# minConfidence: 0.6

# The lowest severity to report: error, warning or suggestion.
# severity: warning

# The severity from which the exit status is 1 (error, warning, suggestion or never), and the least mean score.
# failOn: error
# failUnder: 80

# Personal data in quoted text is masked.
# redact: true

# Your own rules, readers and formats: files from this folder, or npm packages.
# plugins: [./my-rule.js]
`;
