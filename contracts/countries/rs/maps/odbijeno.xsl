<?xml version="1.0" encoding="UTF-8"?>
<!-- одбијено: зашто документ Центра није примљен -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:rs="urn:trmgateway:rs" xmlns:p="urn:trmgateway:pack:1"
                xmlns="urn:trmgateway:pack:1" exclude-result-prefixes="#all">

  <xsl:import href="prijem.xsl"/>

  <xsl:template match="/p:Refusal">
    <csv>
      <row>
        <xsl:call-template name="rs:порука">
          <xsl:with-param name="образац" select="'одбијено'"/>
        </xsl:call-template>
        <xsl:sequence select="rs:ћелије('Шифра разлога', @code)"/>
        <xsl:sequence select="rs:ћелије('Објашњење', @text)"/>
        <xsl:sequence select="rs:ћелије('Поље', @field)"/>
        <xsl:sequence select="rs:ћелије('Правило', @rule)"/>
        <xsl:sequence select="rs:ћелије('Место у документу', @position)"/>
      </row>
    </csv>
  </xsl:template>
</xsl:stylesheet>
