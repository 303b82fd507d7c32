// The reference is drawn from the same openapi.yaml that clients read; the validator of swagger.io stays unasked.
SwaggerUIBundle({
  url: "openapi.yaml",
  dom_id: "#reference",
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
});
