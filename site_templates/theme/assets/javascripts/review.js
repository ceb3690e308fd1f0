// A page outlives the day it was built: once a review date has passed, the page says so.
const today = new Date().toISOString().slice(0, 10);
for (const warning of document.querySelectorAll("[data-review-due]")) {
  if (warning.dataset.reviewDue < today) warning.hidden = false;
}
