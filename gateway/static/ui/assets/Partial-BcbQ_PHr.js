import{Et as e,Hn as t,br as n,in as r,jr as i,rr as a,xt as o}from"./ui-DJDY_fDP.js";var s={name:`_name_kk4tq_1`,under:`_under_kk4tq_8`,tabs:`_tabs_kk4tq_13`,second:`_second_kk4tq_38`,tools:`_tools_kk4tq_42`,primary:`_primary_kk4tq_56`,action:`_action_kk4tq_57`,scroll:`_scroll_kk4tq_75`,table:`_table_kk4tq_79`,number:`_number_kk4tq_100`,wide:`_wide_kk4tq_105`,actions:`_actions_kk4tq_110`,progress:`_progress_kk4tq_115`,sections:`_sections_kk4tq_130`,prose:`_prose_kk4tq_135`,figures:`_figures_kk4tq_140`,words:`_words_kk4tq_162`},c=e(`
  query Task($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      createdAt
      updatedAt
      instruction
      selector {
        tags {
          all
          any
          none
        }
        filter
        sampleRate
        from
        to
      }
      gradesPerCompletion
      archivedAt
      feedbackCount
      progress {
        waiting
        waitingIsExact
        leased
        graded
        skipped
        oldestAt
        lastDay
        isBuilding
      }
    }
  }
`),l=e=>[`task`,e],u=e=>n({queryKey:l(e),queryFn:async({signal:t})=>{let{data:n,errors:r}=await o(c,{id:e},{signal:t}),[i]=r;if(!n.feedbackTask&&i&&i.code!==`NOT_FOUND`)throw i;return{task:n.feedbackTask,errors:r}}});async function d(e){await Promise.all([a.invalidateQueries({queryKey:l(e)}),a.invalidateQueries({queryKey:[`tasks`]})])}var f=i();function p({errors:e,retry:n}){if(e.length===0)return null;let i=[...new Set(e.map(({code:e})=>e))].join(`, `);return(0,f.jsxs)(`div`,{className:t.bar,role:`status`,children:[e.length===1?`A part`:`${e.length} parts`,` could not be had (`,i,`). The rest is shown.`,(0,f.jsx)(r,{onPress:n,children:`Retry`})]})}export{s as a,u as i,d as n,l as r,p as t};