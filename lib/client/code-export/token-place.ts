/** What a person puts a token in the place of. */
export const TOKEN_PLACE = "YOUR_API_TOKEN";
