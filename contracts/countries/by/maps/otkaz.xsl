<?xml version="1.0" encoding="UTF-8"?>
<!-- отказ: почему документ органа не принят -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:p="urn:trmgateway:pack:1"
                exclude-result-prefixes="#all">

  <xsl:import href="../../shared/to-national.xsl"/>

  <xsl:template match="/p:Refusal">
    <отказ сообщение="{$trm:context?message-id}" ссылка="{$trm:context?case-reference}" составлен="{trm:dmy(substring($trm:context?created, 1, 10))}"
           код="{@code}">
      <xsl:if test="$trm:context?case-number ne ''">
        <xsl:attribute name="номер" select="$trm:context?case-number"/>
      </xsl:if>
      <xsl:if test="@field">
        <xsl:attribute name="поле" select="@field"/>
      </xsl:if>
      <xsl:if test="@rule">
        <xsl:attribute name="правило" select="@rule"/>
      </xsl:if>
      <xsl:if test="@position">
        <xsl:attribute name="строка" select="@position"/>
      </xsl:if>
      <пояснение><xsl:value-of select="@text"/></пояснение>
    </отказ>
  </xsl:template>
</xsl:stylesheet>
