/** The version of the compiled shape; a Worker refuses a value with another one. */
export const knowledgeSchemaVersion = 1;
