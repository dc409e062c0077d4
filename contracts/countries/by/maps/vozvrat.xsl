<?xml version="1.0" encoding="UTF-8"?>
<!-- Общее для документов, которые возвращает орган. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:by="urn:trmgateway:by"
                xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-canonical.xsl"/>

  <!-- ссылка на дело и на сообщение, на которое отвечает орган -->
  <xsl:template name="by:ссылка">
    <Case>
      <xsl:sequence select="trm:leaf('trm_CaseReference', @ссылка)"/>
      <xsl:sequence select="trm:leaf('trm_InReplyTo', @сообщение)"/>
      <xsl:sequence select="trm:leaf('trm_CaseNumber', @номер)"/>
      <xsl:sequence select="trm:leaf('trm_Recipient', @получатель)"/>
    </Case>
  </xsl:template>

  <xsl:template match="ответственный | заместитель" mode="form">
    <Contact>
      <xsl:sequence select="trm:leaf('trm_ContactOffice', орган)"/>
      <xsl:sequence select="trm:leaf('trm_ContactRole', if (self::ответственный) then 'CaseWorker' else 'Alternate')"/>
      <xsl:sequence select="trm:leaf('trm_ContactPhone', телефон)"/>
      <xsl:sequence select="trm:leaf('trm_ContactEmail', почта)"/>
      <xsl:sequence select="trm:coded('trm_ContactLanguage', язык/@код, 'язык')"/>
    </Contact>
  </xsl:template>
</xsl:stylesheet>
