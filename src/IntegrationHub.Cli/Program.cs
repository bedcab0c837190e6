using System.Text;
using IntegrationHub.Cli;
using IntegrationHub.Cli.Output;

// Vietnamese names must survive a system whose locale says otherwise.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await HubCommandLine.RunAsync(args, Terminal.OfProcess());
