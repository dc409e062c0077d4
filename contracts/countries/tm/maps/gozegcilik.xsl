<?xml version="1.0" encoding="UTF-8"?>
<!-- gözegçilik -> M20 MonitoringReport -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="gelen.xsl"/>

  <xsl:template match="p:text" mode="form">
    <MonitoringReport>
      <xsl:call-template name="tm:iş"/>
      <Monitoring>
        <xsl:sequence select="p:line[@key eq 'Aý'] ! (if (xs:integer(trm:text(.)) le 30) then trm:leaf('trm_MonitoringMonth', .) else trm:invalid('G3', 'month'))"
                      xmlns:xs="http://www.w3.org/2001/XMLSchema"/>
        <xsl:sequence select="tm:günler('trm_MonitoredOn', p:line[@key eq 'Sene'], 'G3')"/>
        <xsl:sequence select="tm:kod('trm_MonitoringMode', p:line[@key eq 'Görnüşi'], 'görnüş')"/>
        <xsl:sequence select="tm:kod('trm_ProgressBand', p:line[@key eq 'Öňe gidişlik'], 'öňe-gidişlik')"/>
        <xsl:sequence select="tm:kod('trm_SafetyBand', p:line[@key eq 'Howpsuzlyk'], 'howpsuzlyk')"/>
        <xsl:sequence select="tm:kod('trm_ServiceReceived', p:line[@key eq 'Berlen hyzmat'], 'zerurlyk')"/>
        <xsl:sequence select="tm:kod('trm_RepeatSign', p:line[@key eq 'Gaýtalanma alamaty'], 'hawa-ýok')"/>
        <xsl:sequence select="tm:kod('trm_NextStep', p:line[@key eq 'Indiki ädim'], 'indiki-ädim')"/>
        <xsl:sequence select="tm:kod('trm_WishToStop', p:line[@key eq 'Bes etmek islegi'], 'hawa-ýok')"/>
      </Monitoring>
      <xsl:call-template name="tm:aragatnaşyk"/>
    </MonitoringReport>
  </xsl:template>
</xsl:stylesheet>
