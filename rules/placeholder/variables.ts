/** Variables of the usual help desks in their canned responses, as their manuals write them (without filters and braces). */
const LIST = `
ticket.id ticket.title ticket.subject ticket.description ticket.status ticket.priority ticket.type ticket.url ticket.link ticket.account ticket.brand.name
ticket.external_id ticket.via ticket.source ticket.tags ticket.created_at ticket.updated_at ticket.due_date ticket.group.name ticket.comments ticket.latest_comment
ticket.latest_public_comment ticket.public_comments ticket.latest_comment_formatted ticket.comments_formatted ticket.organization.name ticket.cc_names ticket.ccs ticket.in_business_hours ticket.score ticket.verbatim_description
ticket.requester.name ticket.requester.first_name ticket.requester.last_name ticket.requester.email ticket.requester.phone ticket.requester.language ticket.requester.id ticket.requester.locale ticket.requester.details ticket.requester.external_id
ticket.requester.firstname ticket.requester.lastname ticket.requester.address ticket.requester.company_name ticket.requester.mobile
ticket.assignee.name ticket.assignee.first_name ticket.assignee.last_name ticket.assignee.email ticket.submitter.name
ticket.agent.name ticket.agent.email ticket.agent.phone ticket.agent.signature ticket.group.email ticket.public_url ticket.portal_name ticket.portal_url ticket.product_description ticket.satisfaction_survey ticket.surveymonkey_survey ticket.company.name ticket.subject_prefix
ticket.customer.name ticket.customer.firstname ticket.customer.lastname ticket.customer.full_name ticket.customer.email ticket.customer.phone_number ticket.first_message ticket.last_message ticket.assignee_user.firstname ticket.assignee_user.lastname ticket.assignee_user.name ticket.assignee_user.bio ticket.assignee_user.email ticket.account.name
current_user.name current_user.first_name current_user.last_name current_user.firstname current_user.lastname current_user.email current_user.phone current_user.signature current_user.bio current_user.id current_user.details current_user.organization.name
agent.name agent.first_name agent.last_name agent.firstname agent.email agent.signature agent.phone
satisfaction.rating_section satisfaction.rating_url satisfaction.positive_rating_url satisfaction.negative_rating_url satisfaction.current_rating satisfaction.current_comment
first_name last_name name email phone city country company user.name user.first_name user.last_name user.email user.phone user.id user.company user.nickname
teammate.name teammate.first_name teammate.last_name teammate.email teammate.alias company.name company.id company.plan workspace.name app.name author.name author.first_name conversation.id
recipient.first_name recipient.last_name recipient.name recipient.email recipient.handle recipient.ticket_link account.name account.domain conversation.ticket_id conversation.subject conversation.link survey sender.name sender.first_name
customer.firstName customer.lastName customer.fullName customer.email customer.company customer.jobTitle user.firstName user.lastName user.fullName user.jobTitle user.phone conversation.number conversation.status conversation.createdAt mailbox.name mailbox.email
contact.firstname contact.lastname contact.email contact.phone contact.company contact.jobtitle contact.city contact.first_name contact.last_name contact.name contact.phone_number owner.firstname owner.lastname owner.email company.domain ticket.hs_ticket_id
customer.name customer.first_name customer.last_name customer.firstname customer.lastname customer.phone
ticket.number ticket.name.first ticket.name.last ticket.name.full ticket.name ticket.email ticket.phone_number ticket.topic.name ticket.dept.name ticket.staff.name ticket.owner.firstname ticket.state.name ticket.customer.fullname user.firstname user.lastname user.fullname user.login config.fqdn config.product_name
order.name order.number order.id order.date order.total order.status order.amount order.tracking_number tracking.number tracking.url
Contact.FirstName Contact.LastName Contact.Name Contact.Email Case.CaseNumber Case.Subject Account.Name User.FirstName User.LastName $User.FirstName $User.LastName Recipient.FirstName Recipient.LastName Recipient.Name Sender.Name Sender.FirstName
my_username my_name reply_to_username reply_to_name original_poster_username original_poster_name last_poster_username last_poster_name topic_title topic_url site_title site_url
visitor.name visitor.email visitor.phone ticket.client_link ticket.staff_link ticket.auth_token recipient.name.first ticket.close_date ticket.create_date
agent order_number order_id tracking_number tracking_link customer_name customer_first_name agent_name firstname lastname full_name company_name
`;

export const VARIABLES: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));

/** Heads under which every account has fields of its own. */
export const OPEN_HEADS =
  /^(?:dc|custom|custom_\w+|ticket\.(?:ticket_field|cf|custom(?!er\b))\w*|ticket\.requester\.custom\w*|ticket\.customer\.(?:integrations|custom)\w*|ticket\.messages|template|snippet|content|conversation\.custom\w*|user\.custom\w*|contact\.cf)(?:[._[]|$)/;
