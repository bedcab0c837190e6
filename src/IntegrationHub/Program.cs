await IntegrationHub.HubApplication.Build(args).RunAsync();
